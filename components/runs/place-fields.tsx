'use client';

import { useTranslations } from 'next-intl';
import { Controller, useWatch, type Control, type FieldErrors, type UseFormRegister } from 'react-hook-form';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { usualZone } from '@/lib/runs/venues/rules';

/** The part of a run's form and of a venue's that says where. */
type PlaceValues = {
  timeZone: string;
  countryCode: string;
  regionCode: string | null;
  cityEn: string;
  cityRu: string | null;
};

type Props = {
  control: Control<PlaceValues>;
  register: UseFormRegister<PlaceValues>;
  errors: FieldErrors<PlaceValues>;
  setValue: (name: 'timeZone' | 'regionCode', value: string) => void;
  countries: readonly ComboboxOption[];
  regions: readonly (ComboboxOption & { countryCode: string })[];
  timeZones: readonly string[];
  /** The venue says where: shown, and not to be changed here. */
  fixed?: boolean;
};

export function PlaceFields({
  control,
  register,
  errors,
  setValue,
  countries,
  regions,
  timeZones,
  fixed,
}: Props) {
  const t = useTranslations('runs.form');
  const country = useWatch({ control, name: 'countryCode' });
  const mine = regions.filter((region) => region.countryCode === country);
  const zones = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={t('country')} required error={errors.countryCode?.message}>
        <Controller
          control={control}
          name="countryCode"
          render={({ field }) => (
            <Combobox
              options={countries}
              value={field.value}
              disabled={fixed}
              onValueChange={(code) => {
                field.onChange(code);
                setValue('regionCode', '');
                const zone = usualZone(code);
                if (zone) setValue('timeZone', zone);
              }}
            />
          )}
        />
      </Field>
      <Field label={t('region')} error={errors.regionCode?.message}>
        <Select
          {...register('regionCode')}
          disabled={fixed || mine.length === 0}
          placeholder={t('noRegion')}
          options={mine}
        />
      </Field>
      <Field label={t('cityEn')} required error={errors.cityEn?.message}>
        <Input {...register('cityEn')} readOnly={fixed} autoComplete="off" />
      </Field>
      <Field label={t('cityRu')} error={errors.cityRu?.message}>
        <Input {...register('cityRu')} readOnly={fixed} autoComplete="off" lang="ru" />
      </Field>
      <Field label={t('timeZone')} required hint={t('timeZoneHint')} error={errors.timeZone?.message}>
        <Controller
          control={control}
          name="timeZone"
          render={({ field }) => (
            <Combobox options={zones} value={field.value} disabled={fixed} onValueChange={field.onChange} />
          )}
        />
      </Field>
    </div>
  );
}
