'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type Option } from '@/components/ui/select';
import { daysEvery } from '@/lib/runs/seasons/rules';
import { isDay } from '@/lib/time/day';

type Props = {
  countries: readonly Option[];
  onRegions: (countryCode: string) => void;
  onDays: (days: string[]) => void;
  rows: number;
  /** How many days each run lasts. */
  length: number;
  onLength: (days: number | null) => void;
};

/** What is typed in as days: a nonsense or nothing is the course's own length. */
function lengthOf(text: string): number | null {
  const days = Number(text);
  return Number.isInteger(days) && days > 0 && days <= 366 ? days : null;
}

/** Fills many rows at once: the regions of a country, and first days at an even pace. */
export function RowTools({ countries, onRegions, onDays, rows, length, onLength }: Props) {
  const t = useTranslations('seasons');
  const [country, setCountry] = useState('');
  const [first, setFirst] = useState('');
  const [step, setStep] = useState('7');
  const pace = Number(step);
  return (
    <div className="flex flex-wrap items-end gap-x-8 gap-y-3 px-4 pb-3.5">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t('regionsOf')} unmarked className="min-w-44">
          <Select
            options={[...countries]}
            placeholder={t('chooseCountry')}
            value={country}
            onChange={(event) => setCountry(event.target.value)}
          />
        </Field>
        <Button disabled={!country} onClick={() => onRegions(country)}>
          {t('addRegions')}
        </Button>
      </div>
      {rows > 0 && (
        <div className="flex flex-wrap items-end gap-2">
          <Field label={t('firstDay')} unmarked>
            <DateInput value={first} onChange={(event) => setFirst(event.target.value)} />
          </Field>
          <Field label={t('everyDays')} unmarked className="w-36">
            <Input inputMode="numeric" value={step} onChange={(event) => setStep(event.target.value)} />
          </Field>
          <Field label={t('lasts')} unmarked className="w-36">
            <Input
              inputMode="numeric"
              value={`${length}`}
              onChange={(event) => onLength(lengthOf(event.target.value))}
            />
          </Field>
          <Button
            disabled={!isDay(first) || !Number.isInteger(pace) || pace < 0 || pace > 366}
            onClick={() => onDays(daysEvery(first, pace, rows))}
          >
            {t('fillDays')}
          </Button>
        </div>
      )}
    </div>
  );
}
