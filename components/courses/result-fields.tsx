'use client';

import { useTranslations } from 'next-intl';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CourseInput } from '@/lib/courses/schema';
import { AttendanceFields } from './attendance-fields';

const usual = { verdict: { independent: false }, postTest: { minPercent: 70 } } as const;

const indented = 'border-line ml-6 flex flex-col gap-4 border-l pl-4';

/** What completing takes beside attendance, and the certificate for who has attended and not completed. */
export function ResultFields({ form }: { form: UseFormReturn<CourseInput> }) {
  const t = useTranslations('courses.rule');
  const [completion, certificateKind] = useWatch({
    control: form.control,
    name: ['completion', 'certificateKind'],
  });
  const error = form.formState.errors.completion?.postTest?.minPercent?.message;
  const change = { shouldDirty: true, shouldValidate: form.formState.isSubmitted } as const;
  return (
    <>
      <Checkbox
        checked={completion.verdict !== null}
        onChange={({ target }) =>
          form.setValue('completion.verdict', target.checked ? usual.verdict : null, change)
        }
        label={t('verdict')}
        hint={t('verdictHint')}
      />
      {completion.verdict && (
        <div className={indented}>
          <Checkbox
            {...form.register('completion.verdict.independent')}
            label={t('independent')}
            hint={t('independentHint')}
          />
        </div>
      )}
      <Checkbox
        checked={completion.postTest !== null}
        onChange={({ target }) =>
          form.setValue('completion.postTest', target.checked ? usual.postTest : null, change)
        }
        label={t('postTest')}
        hint={t('postTestHint')}
      />
      {completion.postTest && (
        <div className={indented}>
          <Field label={t('postTestPercent')} required error={error}>
            <Input
              {...form.register('completion.postTest.minPercent', { setValueAs: numberOrNull })}
              inputMode="numeric"
              autoComplete="off"
              className="max-w-24"
            />
          </Field>
        </div>
      )}
      {certificateKind === 'COMPLETION' && (
        <Checkbox
          checked={completion.attendanceCertificate !== null}
          onChange={({ target }) =>
            form.setValue(
              'completion.attendanceCertificate',
              target.checked ? { attendance: completion.attendance, mandatorySessions: false } : null,
              change,
            )
          }
          label={t('second')}
          hint={t('secondHint')}
        />
      )}
      {certificateKind === 'COMPLETION' && completion.attendanceCertificate && (
        <div className={indented}>
          <AttendanceFields form={form} of="completion.attendanceCertificate" />
        </div>
      )}
    </>
  );
}
