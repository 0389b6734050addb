import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import {
  questionKinds,
  questionSubjects,
  type Question,
  type TypedForm,
} from '@/lib/assessment/forms/schema';
import { isAnotherNow, optionsFor } from './edits';
import { OptionFields } from './option-fields';

type Props = {
  form: UseFormReturn<TypedForm>;
  question: Question;
  place: number;
  /** The questions as they were when the page was opened. */
  before: readonly Question[];
};

/** What one question asks, of whom, and how it is answered. */
export function QuestionFields({ form, question, place, before }: Props) {
  const t = useTranslations('feedbackForms');
  const { register, setValue, getValues } = form;
  const errors = form.formState.errors.questions?.[place];
  const of = form.getValues('kind');
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('textEn')} required error={errors?.textEn?.message}>
          <Textarea rows={2} maxLength={300} {...register(`questions.${place}.textEn`)} />
        </Field>
        <Field label={t('textRu')} error={errors?.textRu?.message}>
          <Textarea rows={2} lang="ru" maxLength={300} {...register(`questions.${place}.textRu`)} />
        </Field>
        <Field label={t('kind')} required error={errors?.kind?.message}>
          <Select
            options={questionKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            {...register(`questions.${place}.kind`, {
              onChange: ({ target }: { target: { value: Question['kind'] } }) =>
                setValue(
                  `questions.${place}.options`,
                  optionsFor(target.value, getValues(`questions.${place}.options`)),
                ),
            })}
          />
        </Field>
        {of === 'EVALUATION' && (
          <Field label={t('about')} required error={errors?.about?.message}>
            <Select
              options={questionSubjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
              {...register(`questions.${place}.about`)}
            />
          </Field>
        )}
      </div>
      {question.kind === 'CHOICE' && <OptionFields form={form} place={place} />}
      <Checkbox label={t('required')} {...register(`questions.${place}.required`)} />
      {isAnotherNow(question, before) && <p className="text-ink-muted text-sm">{t('anotherNow')}</p>}
    </div>
  );
}
