'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { FindInstitutions } from '@/components/runs/form-types';
import { InstitutionPicker } from '@/components/runs/institution-picker';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { CallInput, callSchema } from '@/lib/enrolments/nominations/schema';
import type { QuotaOwner } from './decision-types';

type Props = {
  form: UseFormReturn<z.input<typeof callSchema>, unknown, CallInput>;
  owners: readonly QuotaOwner[];
  countries: readonly ComboboxOption[];
  find: FindInstitutions;
};

/** Whose people are asked for: a row of the quota, which brings its places, or any other institution or country. */
export function CallOwner({ form, owners, countries, find }: Props) {
  const t = useTranslations('nominations');
  const [kind, setKind] = useState(owners.length > 0 ? '' : 'I');
  const { errors } = form.formState;
  const error = errors.institutionId?.message ?? errors.countryCode?.message;
  const take = (value: string) => {
    setKind(value);
    const owner = owners.find((each) => each.value === value);
    form.setValue('institutionId', value.startsWith('I:') ? value.slice(2) : '');
    form.setValue('countryCode', value.startsWith('C:') ? value.slice(2) : '');
    if (owner) form.setValue('places', owner.places);
  };
  const rows = [
    ...owners.map(({ value, label, places }) => ({
      value,
      label: t('ownerPlaces', { owner: label, places }),
    })),
    { value: 'I', label: t('otherInstitution') },
    { value: 'C', label: t('otherCountry') },
  ];
  return (
    <div className="grid gap-4 md:col-span-2">
      <Field label={t('owner')} required error={kind === 'I' || kind === 'C' ? undefined : error}>
        <Select
          value={kind}
          placeholder={owners.length > 0 ? t('choose') : undefined}
          options={rows}
          onChange={(event) => take(event.target.value)}
        />
      </Field>
      {kind === 'I' && (
        <Field label={t('institution')} required error={error}>
          <Controller
            control={form.control}
            name="institutionId"
            render={({ field }) => (
              <InstitutionPicker
                value={field.value ?? ''}
                onValueChange={field.onChange}
                known={[]}
                find={find}
                placeholder={t('institution')}
              />
            )}
          />
        </Field>
      )}
      {kind === 'C' && (
        <Field label={t('country')} required error={error}>
          <Controller
            control={form.control}
            name="countryCode"
            render={({ field }) => (
              <Combobox options={countries} value={field.value ?? ''} onValueChange={field.onChange} />
            )}
          />
        </Field>
      )}
    </div>
  );
}
