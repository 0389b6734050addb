'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import type { CourseInput } from '@/lib/courses/schema';

type Props = {
  form: UseFormReturn<CourseInput>;
  /** Which rule of the form: that of the course's own certificate, or of the second one. */
  of: 'completion' | 'completion.attendanceCertificate';
};

/** How much of the sessions must have been attended, and whether the mandatory ones must. */
export function AttendanceFields({ form, of }: Props) {
  const t = useTranslations('courses.rule');
  const { completion } = form.formState.errors;
  const errors = of === 'completion' ? completion : completion?.attendanceCertificate;
  return (
    <>
      <Field label={t('minPercent')} required error={errors?.attendance?.minPercent?.message}>
        <Input
          {...form.register(`${of}.attendance.minPercent`, { setValueAs: numberOrNull })}
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24"
        />
      </Field>
      <RadioGroup
        legend={t('of')}
        {...form.register(`${of}.attendance.of`)}
        options={(['SESSIONS', 'MINUTES'] as const).map((value) => ({
          value,
          label: t(`ofChoice.${value}`),
          hint: t(`ofHint.${value}`),
        }))}
      />
      <RadioGroup
        legend={t('excused')}
        {...form.register(`${of}.attendance.excused`)}
        options={(['NEUTRAL', 'PRESENT', 'ABSENT'] as const).map((value) => ({
          value,
          label: t(`excusedChoice.${value}`),
        }))}
      />
      <Checkbox
        {...form.register(`${of}.mandatorySessions`)}
        label={t('mandatory')}
        hint={t('mandatoryHint')}
      />
    </>
  );
}
