import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { TestQuestionKind } from '@/prisma/generated/enums';
import { typedNumber, type QuestionForm } from './form';

/** What kind of answer is asked for, and what a right one gives. */
export function KindFields({ form }: { form: QuestionForm }) {
  const t = useTranslations('bank');
  const { errors } = form.formState;
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
      <RadioGroup
        legend={t('kind')}
        error={errors.kind?.message}
        options={Object.values(TestQuestionKind).map((value) => ({ value, label: t(`kinds.${value}`) }))}
        {...form.register('kind')}
      />
      <Field label={t('points')} required error={errors.points?.message}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24"
          {...form.register('points', { setValueAs: typedNumber })}
        />
      </Field>
    </div>
  );
}
