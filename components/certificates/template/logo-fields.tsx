import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { mostLogos } from '@/lib/certificates/templates/schema';
import type { Parts } from './form';
import { ImageField, type Images } from './image-field';

/** Up to four logos at the top of the page. */
export function LogoFields({ form, said, images }: Parts & { images: Images }) {
  const t = useTranslations('certificateTemplates');
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'logos' });
  const logos = useWatch({ control: form.control, name: 'logos' });
  return (
    <Panel title={t('logos')} hint={said('logos') ?? t('logosHint')}>
      <div className="flex flex-col gap-5">
        {fields.map((field, index) => (
          <Fieldset key={field.id} legend={t('logo', { place: index + 1 })}>
            <div className="grid gap-3 sm:grid-cols-[1fr_1fr_1fr_auto] sm:items-start">
              <ImageField
                images={images}
                label={t('image')}
                what={t('logo', { place: index + 1 })}
                value={logos[index]?.imageId ?? null}
                onValue={(imageId) =>
                  form.setValue(`logos.${index}.imageId`, imageId ?? '', {
                    shouldDirty: true,
                    shouldValidate: true,
                  })
                }
                error={said(`logos.${index}.imageId`)}
              />
              <Field label={t('logoPlace')} required error={said(`logos.${index}.place`)}>
                <Select
                  options={(['left', 'center', 'right'] as const).map((value) => ({
                    value,
                    label: t(`at.${value}`),
                  }))}
                  {...form.register(`logos.${index}.place`)}
                />
              </Field>
              <Field label={t('logoAlt')} required error={said(`logos.${index}.alt`)}>
                <Input maxLength={200} title={t('logoAltHint')} {...form.register(`logos.${index}.alt`)} />
              </Field>
              <Button
                variant="quiet"
                square
                className="sm:mt-6"
                aria-label={t('removeLogo', { place: index + 1 })}
                onClick={() => remove(index)}
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            </div>
          </Fieldset>
        ))}
        {fields.length < mostLogos && (
          <div>
            <Button
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => append({ imageId: '', place: 'left', alt: '' })}
            >
              {t('addLogo')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
