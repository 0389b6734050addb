import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { mostSignatories } from '@/lib/certificates/templates/schema';
import type { Parts } from './form';
import { ImageField, type Images } from './image-field';

/** Who signs, and the scan of the signature that stands above the line. */
export function SignatoryFields({ form, said, images }: Parts & { images: Images }) {
  const t = useTranslations('certificateTemplates');
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'signatories' });
  const signatories = useWatch({ control: form.control, name: 'signatories' });
  return (
    <Panel title={t('signatories')} hint={t('signatoriesHint')}>
      <div className="flex flex-col gap-5">
        {fields.map((field, index) => (
          <Fieldset key={field.id} legend={t('signatory', { place: index + 1 })}>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label={t('name')} required error={said(`signatories.${index}.name`)}>
                <Input maxLength={120} {...form.register(`signatories.${index}.name`)} />
              </Field>
              <ImageField
                images={images}
                label={t('signature')}
                what={t('signatory', { place: index + 1 })}
                none={t('noSignature')}
                value={signatories[index]?.imageId ?? null}
                onValue={(imageId) =>
                  form.setValue(`signatories.${index}.imageId`, imageId, {
                    shouldDirty: true,
                    shouldValidate: true,
                  })
                }
                error={said(`signatories.${index}.imageId`)}
              />
              <Field label={t('titleEn')} required error={said(`signatories.${index}.titleEn`)}>
                <Input maxLength={200} {...form.register(`signatories.${index}.titleEn`)} />
              </Field>
              <Field label={t('titleRu')} error={said(`signatories.${index}.titleRu`)}>
                <Input maxLength={200} lang="ru" {...form.register(`signatories.${index}.titleRu`)} />
              </Field>
            </div>
            <div>
              <Button
                size="sm"
                variant="quiet"
                icon={<Trash2 aria-hidden className="size-4" />}
                aria-label={t('removeSignatory', { place: index + 1 })}
                onClick={() => remove(index)}
              >
                {t('remove')}
              </Button>
            </div>
          </Fieldset>
        ))}
        {fields.length < mostSignatories && (
          <div>
            <Button
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => append({ name: '', titleEn: '', titleRu: '', imageId: null })}
            >
              {t('addSignatory')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
