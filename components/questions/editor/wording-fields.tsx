import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Textarea } from '@/components/ui/textarea';
import type { QuestionLanguage } from '@/lib/assessment/questions/schema';
import type { QuestionForm } from './form';

/** The words of the question, a language beside the other. */
export function WordingFields({
  form,
  languages,
}: {
  form: QuestionForm;
  languages: readonly QuestionLanguage[];
}) {
  const t = useTranslations('bank.editor');
  const words = useTranslations('bank.languages');
  const errors = form.formState.errors.definition?.texts;
  const whole = errors?.root?.message ?? (errors as { message?: string } | undefined)?.message;
  return (
    <div>
      <div className="grid gap-4 sm:grid-cols-2">
        {languages.map((language) => (
          <Field
            key={language}
            label={t('textIn', { language: words(language) })}
            unmarked
            error={errors?.[language]?.message}
          >
            <Textarea rows={3} lang={language} {...form.register(`definition.texts.${language}`)} />
          </Field>
        ))}
      </div>
      {whole && <FieldError>{whole === 'REQUIRED' ? t('textMissing') : whole}</FieldError>}
    </div>
  );
}
