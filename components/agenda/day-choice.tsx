'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { formatDate } from '@/lib/text/format';
import { addDays, daysBetween } from '@/lib/time/day';

/** More days than this are shown a day at a time, unless the run is not longer. */
const MOST_DAYS = 14;

/** The days side by side in the grid: the chosen one, or all of a run that is not too long, without a gap. */
export function shownDays(days: readonly string[], agenda: Agenda, chosen: string | null): string[] {
  if (chosen) return [chosen];
  const [first = agenda.startsOn, last = agenda.startsOn] = [days[0], days.at(-1)];
  const length = Math.min(daysBetween(first, last) + 1, MOST_DAYS);
  return Array.from({ length }, (_, index) => addDays(first, index));
}

type Props = { days: readonly string[]; value: string | null; onChange: (day: string | null) => void };

/** All days, or one of them in full width. */
export function DayChoice({ days, value, onChange }: Props) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  if (days.length < 2) return null;
  return (
    <Field label={t('days.label')} hideLabel unmarked className="max-md:hidden">
      <Select
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
        options={[
          {
            value: '',
            label: days.length > MOST_DAYS ? t('days.first', { days: MOST_DAYS }) : t('days.all'),
          },
          ...days.map((day) => ({ value: day, label: formatDate(day, locale, 'weekday') })),
        ]}
      />
    </Field>
  );
}
