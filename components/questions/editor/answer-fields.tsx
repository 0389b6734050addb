import { useTranslations } from 'next-intl';
import { Controller } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import type { TestQuestionKind } from '@/prisma/generated/enums';
import { typedNumber, type QuestionForm } from './form';

/** What is right where nothing is chosen from: true or false, or a number and how far from it is right as well. */
export function AnswerFields({ form, kind }: { form: QuestionForm; kind: TestQuestionKind }) {
  const t = useTranslations('bank.editor');
  const view = useTranslations('bank.view');
  const errors = form.formState.errors.definition;
  if (kind === 'TRUE_FALSE')
    return (
      <Panel title={t('answer')}>
        <Controller
          control={form.control}
          name="definition.isTrue"
          render={({ field }) => (
            <RadioGroup
              legend={t('statementIs')}
              error={errors?.isTrue?.message}
              options={[
                { value: 'true', label: view('true') },
                { value: 'false', label: view('false') },
              ]}
              value={String(field.value)}
              onChange={({ target }) => field.onChange(target.value === 'true')}
              onBlur={field.onBlur}
              ref={field.ref}
            />
          )}
        />
      </Panel>
    );
  const numeric = { inputMode: 'decimal', autoComplete: 'off', className: 'max-w-40' } as const;
  return (
    <Panel title={t('answer')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('number')} required error={errors?.number?.message}>
          <Input {...numeric} {...form.register('definition.number', { setValueAs: typedNumber })} />
        </Field>
        <Field label={t('tolerance')} hint={t('toleranceHint')} required error={errors?.tolerance?.message}>
          <Input
            {...numeric}
            {...form.register('definition.tolerance', { setValueAs: (value) => typedNumber(value) ?? 0 })}
          />
        </Field>
      </div>
    </Panel>
  );
}
