'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { toast } from '@/components/ui/toast';
import { officeSchema, type OfficeInput } from '@/lib/programmes/office/schema';

type Props = {
  values: OfficeInput;
  countries: ComboboxOption[];
  timeZones: string[];
  /** The year of the example number. */
  year: number;
  save: Action<OfficeInput, null>;
};

/** Who the office is: its names on certificates, its country, the days it counts by, and its numbers. */
export function OfficeForm({ values, countries, timeZones, year, save }: Props) {
  const t = useTranslations('office');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useForm<OfficeInput>({ resolver: zodResolver(officeSchema), defaultValues: values });
  const { register, control, formState } = form;
  const { errors } = formState;
  const prefix = useWatch({ control, name: 'numberPrefix' }).trim() || t('prefixExample');
  const { run, pending, refusals, errorId } = useCommand(save, {
    form,
    onDone: () => {
      toast.success(common('saved'));
      router.refresh();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((input) => run(input))}
      className="flex max-w-xl flex-col gap-4"
    >
      <Failure refusals={refusals} errorId={errorId} />
      <Field label={t('nameEn')} hint={t('nameHint')} required error={errors.nameEn?.message}>
        <Input {...register('nameEn')} autoComplete="off" />
      </Field>
      <Field label={t('nameRu')} required error={errors.nameRu?.message}>
        <Input {...register('nameRu')} autoComplete="off" lang="ru" />
      </Field>
      <Field label={common('country')} required error={errors.countryCode?.message}>
        <Controller
          control={control}
          name="countryCode"
          render={({ field }) => (
            <Combobox options={countries} value={field.value} onValueChange={field.onChange} />
          )}
        />
      </Field>
      <Field label={t('timeZone')} hint={t('timeZoneHint')} required error={errors.timeZone?.message}>
        <Controller
          control={control}
          name="timeZone"
          render={({ field }) => (
            <Combobox
              options={timeZones.map((zone) => ({ value: zone, label: zone }))}
              value={field.value}
              onValueChange={field.onChange}
            />
          )}
        />
      </Field>
      <Field
        label={t('numberPrefix')}
        hint={t('numberPrefixHint', { example: `${prefix}-${year}-000123` })}
        required
        error={errors.numberPrefix?.message}
      >
        <Input {...register('numberPrefix')} autoComplete="off" spellCheck={false} className="max-w-40" />
      </Field>
      <div>
        <SubmitButton pending={pending}>{common('save')}</SubmitButton>
      </div>
    </form>
  );
}
