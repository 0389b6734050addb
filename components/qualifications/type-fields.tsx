'use client';

import { useTranslations } from 'next-intl';
import type { UseFormReturn } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { TypeChange } from '@/lib/qualifications/schema';

/** What a kind of status is called. */
export function TypeNames({ form }: { form: UseFormReturn<TypeChange> }) {
  const t = useTranslations('qualifications.form');
  const { errors } = form.formState;
  return (
    <>
      <Field label={t('nameEn')} required error={errors.nameEn?.message}>
        <Input {...form.register('nameEn')} autoComplete="off" />
      </Field>
      <Field label={t('nameRu')} error={errors.nameRu?.message}>
        <Input {...form.register('nameRu')} autoComplete="off" lang="ru" />
      </Field>
    </>
  );
}

/** How long it lasts. */
export function TypeValidity({ form, hint }: { form: UseFormReturn<TypeChange>; hint: string }) {
  const t = useTranslations('qualifications.form');
  return (
    <Field label={t('months')} hint={hint} error={form.formState.errors.validityMonths?.message}>
      <Input
        {...form.register('validityMonths', { setValueAs: numberOrNull })}
        inputMode="numeric"
        autoComplete="off"
        className="max-w-24"
      />
    </Field>
  );
}
