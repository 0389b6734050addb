'use client';

import { useTranslations } from 'next-intl';
import { Controller, useWatch } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import type { SeasonCourse, SeasonForm } from './form-types';

/** A dialogue platform beside each training: a run of its own, in the same place and linked to it. */
export function BesideFields({ form, courses }: { form: SeasonForm; courses: readonly SeasonCourse[] }) {
  const t = useTranslations('seasons');
  const { register, control, setValue, formState } = form;
  const beside = useWatch({ control, name: 'beside' });
  const errors = formState.errors.beside;
  const dialogues = courses.filter(({ dialogue }) => dialogue);
  const number = { setValueAs: numberOrNull };
  const toggle = (wanted: boolean) => {
    const [only] = dialogues;
    const courseId = dialogues.length === 1 ? (only?.value ?? '') : '';
    const days = dialogues.length === 1 ? (only?.days ?? 1) : 1;
    setValue('beside', wanted ? { courseId, dayOffset: 0, days, capacity: 30 } : null, { shouldDirty: true });
  };
  return (
    <Panel title={t('beside')}>
      <Checkbox
        label={t('besideEach')}
        hint={dialogues.length === 0 ? t('besideNone') : t('besideHint')}
        disabled={dialogues.length === 0}
        checked={beside !== null}
        onChange={(event) => toggle(event.target.checked)}
      />
      {beside && (
        <div className="mt-3 grid gap-3 md:grid-cols-[2fr_1fr_1fr_1fr]">
          <Field label={t('course')} required error={errors?.courseId?.message ?? errors?.message}>
            <Controller
              control={control}
              name="beside.courseId"
              render={({ field }) => (
                <Combobox options={dialogues} value={field.value} onValueChange={field.onChange} />
              )}
            />
          </Field>
          <Field label={t('dayOffset')} required error={errors?.dayOffset?.message}>
            <Input {...register('beside.dayOffset', number)} inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t('days')} required error={errors?.days?.message}>
            <Input {...register('beside.days', number)} inputMode="numeric" autoComplete="off" />
          </Field>
          <Field label={t('capacity')} required error={errors?.capacity?.message}>
            <Input {...register('beside.capacity', number)} inputMode="numeric" autoComplete="off" />
          </Field>
        </div>
      )}
    </Panel>
  );
}
