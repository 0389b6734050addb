'use client';

import { useState } from 'react';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { Panel } from '@/components/ui/panel';
import type { Finding } from '@/lib/runs/seasons/rules';
import { usualZone } from '@/lib/runs/venues/rules';
import { addDays, isDay } from '@/lib/time/day';
import { blankRow, type RowValues, type SeasonForm, type SeasonOptions } from './form-types';
import { PlaceRow } from './place-row';
import { RowTools } from './row-tools';

type Props = {
  form: SeasonForm;
  options: SeasonOptions;
  team: readonly ComboboxOption[];
  findings: readonly Finding[];
};

/** A row a place, and the tools that fill many at once. */
export function PlaceRows({ form, options, team, findings }: Props) {
  const t = useTranslations('seasons');
  const { control, getValues, setValue } = form;
  const { fields, append, remove } = useFieldArray({ control, name: 'rows' });
  const courseId = useWatch({ control, name: 'courseId' });
  const usual = Math.max(1, options.courses.find(({ value }) => value === courseId)?.days ?? 1);
  const [said, setLength] = useState<number | null>(null);
  const length = said ?? usual;

  const newRow = (from: Partial<RowValues> = {}): RowValues => {
    const last = getValues('rows').at(-1);
    return { ...blankRow, ...(last && { capacity: last.capacity, trainerIds: last.trainerIds }), ...from };
  };
  const addRegions = (countryCode: string) => {
    const timeZone = usualZone(countryCode) ?? '';
    const there = new Set(getValues('rows').map(({ regionCode }) => regionCode));
    const missing = options.regions.filter(
      (each) => each.countryCode === countryCode && !there.has(each.value),
    );
    append(
      missing.map(({ value: regionCode, cityEn, cityRu }) =>
        newRow({ countryCode, timeZone, regionCode, cityEn, cityRu }),
      ),
      { shouldFocus: false },
    );
  };
  const setDays = (index: number, startsOn: string) => {
    setValue(`rows.${index}.startsOn`, startsOn, { shouldDirty: true });
    if (isDay(startsOn))
      setValue(`rows.${index}.endsOn`, addDays(startsOn, length - 1), { shouldDirty: true });
  };
  const copyDown = (from: number) => {
    const { capacity, trainerIds } = getValues(`rows.${from}`);
    for (let index = from + 1; index < fields.length; index++) {
      setValue(`rows.${index}.capacity`, capacity, { shouldDirty: true });
      setValue(`rows.${index}.trainerIds`, trainerIds, { shouldDirty: true });
    }
  };
  return (
    <Panel
      title={t('places')}
      hint={t('placesHint')}
      flush
      footer={
        <Button
          size="sm"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => append(newRow(), { shouldFocus: false })}
        >
          {t('addRow')}
        </Button>
      }
    >
      <RowTools
        countries={options.countries.filter(({ value }) =>
          options.regions.some(({ countryCode }) => countryCode === value),
        )}
        onRegions={addRegions}
        onDays={(days) => days.slice(0, fields.length).forEach((day, index) => setDays(index, day))}
        rows={fields.length}
        length={length}
        onLength={setLength}
      />
      <ol className="divide-line border-line divide-y border-t">
        {fields.map((field, index) => (
          <PlaceRow
            key={field.id}
            index={index}
            form={form}
            options={options}
            team={team}
            findings={findings.filter(
              ({ refusal }) => refusal.path === `rows.${index}` || refusal.path?.startsWith(`rows.${index}.`),
            )}
            onStart={(day) => setDays(index, day)}
            onCopyDown={index < fields.length - 1 ? () => copyDown(index) : undefined}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
    </Panel>
  );
}
