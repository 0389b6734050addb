import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import type { TypedForm } from '@/lib/assessment/forms/schema';
import { takesOption } from './edits';

type Props = { form: UseFormReturn<TypedForm>; place: number };

/** What can be chosen, in both languages, in the order in which it is shown. */
export function OptionFields({ form, place }: Props) {
  const t = useTranslations('feedbackForms');
  const name = `questions.${place}.options` as const;
  const { fields, append, remove } = useFieldArray({ control: form.control, name });
  const errors = form.formState.errors.questions?.[place]?.options;
  return (
    <Fieldset
      legend={t('options')}
      hint={t('optionsHint')}
      error={errors?.root?.message ?? (errors as { message?: string } | undefined)?.message}
    >
      {fields.map((field, index) => (
        <div key={field.id} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
            <Field
              label={t('optionEn', { place: index + 1 })}
              hideLabel
              required
              error={errors?.[index]?.en?.message}
            >
              <Input maxLength={300} placeholder={t('english')} {...form.register(`${name}.${index}.en`)} />
            </Field>
            <Field
              label={t('optionRu', { place: index + 1 })}
              hideLabel
              unmarked
              error={errors?.[index]?.ru?.message}
            >
              <Input
                maxLength={300}
                lang="ru"
                placeholder={t('russian')}
                {...form.register(`${name}.${index}.ru`)}
              />
            </Field>
          </div>
          <Button
            variant="quiet"
            square
            aria-label={t('removeOption', { place: index + 1 })}
            onClick={() => remove(index)}
          >
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      {takesOption(fields) && (
        <div>
          <Button
            size="sm"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => append({ en: '', ru: '' })}
          >
            {t('addOption')}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}
