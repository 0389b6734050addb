'use client';

import { ArrowDownToLine, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Controller, useWatch } from 'react-hook-form';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Finding } from '@/lib/runs/seasons/rules';
import { usualZone } from '@/lib/runs/venues/rules';
import type { SeasonForm, SeasonOptions } from './form-types';
import { RowFindings } from './row-findings';

type Props = {
  index: number;
  form: SeasonForm;
  options: SeasonOptions;
  team: readonly ComboboxOption[];
  findings: readonly Finding[];
  onStart: (day: string) => void;
  onCopyDown?: (() => void) | undefined;
  onRemove: () => void;
};

/** One place of the season: where, when, for how many, by whom. */
export function PlaceRow({ index, form, options, team, findings, onStart, onCopyDown, onRemove }: Props) {
  const t = useTranslations('seasons');
  const { register, control, setValue, formState } = form;
  const errors = formState.errors.rows?.[index];
  const at = <Name extends string>(name: Name) => `rows.${index}.${name}` as const;
  const [venueId, countryCode, cityEn, reason] = useWatch({
    control,
    name: [at('venueId'), at('countryCode'), at('cityEn'), at('reason')],
  });
  const venues = options.venues.filter((venue) => !countryCode || venue.countryCode === countryCode);
  const regions = options.regions.filter((region) => region.countryCode === countryCode);
  const fixed = Boolean(venueId);
  const excusable = findings.some(
    ({ refusal }) => refusal.path === at('reason') || refusal.code === 'TRAINER_NOT_QUALIFIED',
  );
  const takeVenue = (id: string) => {
    const venue = options.venues.find(({ value }) => value === id);
    for (const name of ['timeZone', 'countryCode', 'regionCode', 'cityEn', 'cityRu'] as const) {
      if (venue) setValue(at(name), venue[name] ?? '', { shouldDirty: true });
    }
  };
  return (
    <li aria-label={t('row', { row: index + 1 })} className="flex flex-col gap-3 px-4 py-3.5">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate">
          {index + 1}. {cityEn}
        </h3>
        {onCopyDown && (
          <Button
            variant="quiet"
            size="sm"
            icon={<ArrowDownToLine aria-hidden className="size-4" />}
            onClick={onCopyDown}
          >
            {t('copyDown')}
          </Button>
        )}
        <Button
          variant="quiet"
          size="sm"
          square
          aria-label={t('removeRow', { row: index + 1 })}
          onClick={onRemove}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[1.2fr_1.2fr_1fr_1fr_1.5fr]">
        <Field label={t('country')} required error={errors?.countryCode?.message}>
          <Controller
            control={control}
            name={at('countryCode')}
            render={({ field }) => (
              <Combobox
                options={options.countries}
                value={field.value}
                disabled={fixed}
                onValueChange={(code) => {
                  field.onChange(code);
                  setValue(at('regionCode'), '');
                  setValue(at('timeZone'), usualZone(code) ?? '');
                }}
              />
            )}
          />
        </Field>
        <Field label={t('region')} unmarked error={errors?.regionCode?.message}>
          <Select
            {...register(at('regionCode'))}
            disabled={fixed || regions.length === 0}
            placeholder={t('noRegion')}
            options={regions}
          />
        </Field>
        <Field label={t('cityEn')} required error={errors?.cityEn?.message}>
          <Input {...register(at('cityEn'))} readOnly={fixed} autoComplete="off" />
        </Field>
        <Field label={t('cityRu')} unmarked error={errors?.cityRu?.message}>
          <Input {...register(at('cityRu'))} readOnly={fixed} autoComplete="off" lang="ru" />
        </Field>
        <Field label={t('venue')} unmarked error={errors?.venueId?.message}>
          <Controller
            control={control}
            name={at('venueId')}
            render={({ field }) => (
              <Combobox
                options={venues}
                value={field.value ?? ''}
                placeholder={t('noVenue')}
                onValueChange={(id) => {
                  field.onChange(id);
                  takeVenue(id);
                }}
              />
            )}
          />
        </Field>
        {countryCode && !fixed && !usualZone(countryCode) && (
          <Field label={t('timeZone')} required error={errors?.timeZone?.message}>
            <Controller
              control={control}
              name={at('timeZone')}
              render={({ field }) => (
                <Combobox
                  options={options.timeZones.map((zone) => ({
                    value: zone,
                    label: zone.replaceAll('_', ' '),
                  }))}
                  value={field.value}
                  onValueChange={field.onChange}
                />
              )}
            />
          </Field>
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[10rem_10rem_6rem_1fr]">
        <Field label={t('startsOn')} required error={errors?.startsOn?.message}>
          <DateInput
            {...register(at('startsOn'), {
              onChange: (event: { target: { value: string } }) => onStart(event.target.value),
            })}
          />
        </Field>
        <Field label={t('endsOn')} required error={errors?.endsOn?.message}>
          <DateInput {...register(at('endsOn'))} />
        </Field>
        <Field label={t('capacity')} required error={errors?.capacity?.message}>
          <Input
            {...register(at('capacity'), { setValueAs: numberOrNull })}
            inputMode="numeric"
            autoComplete="off"
          />
        </Field>
        {team.length > 0 && (
          <Fieldset legend={t('trainers')} error={errors?.trainerIds?.message} className="gap-0!">
            <div className="flex flex-wrap gap-x-4">
              {team.map(({ value, label }) => (
                <Checkbox key={value} {...register(at('trainerIds'))} value={value} label={label} />
              ))}
            </div>
          </Fieldset>
        )}
      </div>
      <RowFindings findings={findings} />
      {errors?.message && <RowFindings text={errors.message} findings={[]} />}
      {(excusable || reason || errors?.reason) && (
        <Field label={t('reason')} hint={t('reasonHint')} error={errors?.reason?.message}>
          <Input {...register(at('reason'))} autoComplete="off" />
        </Field>
      )}
    </li>
  );
}
