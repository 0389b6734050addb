'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TimeInput } from '@/components/ui/time-input';
import type { SessionInput } from '@/lib/runs/sessions/schema';
import { formatDate } from '@/lib/text/format';
import { addDays } from '@/lib/time/day';
import type { TypedSession } from './types';

type Props = {
  form: UseFormReturn<TypedSession, unknown, SessionInput>;
  days: readonly string[];
  /** Said under the times: whose clocks they are. */
  timeZone: string;
};

/** The day of a session and its times on the clocks of the place. */
export function SessionTimes({ form: { control, setValue, formState }, days, timeZone }: Props) {
  const t = useTranslations('sessions');
  const locale = useLocale();
  const { errors, isSubmitted } = formState;
  const [from = '', to = ''] = useWatch({ control, name: ['startsAtLocal', 'endsAtLocal'] });
  const day = from.slice(0, 10);
  /** A session that ends before it starts by the clock ends after midnight only if it is said to end at midnight. */
  const set = (date: string, start: string, end: string) => {
    const shown = { shouldDirty: true, shouldValidate: isSubmitted };
    setValue('startsAtLocal', start ? `${date}T${start}` : '', shown);
    setValue('endsAtLocal', end ? `${end === '00:00' ? addDays(date, 1) : date}T${end}` : '', shown);
  };
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Field label={t('day')} required className="col-span-2">
          <Select
            value={day}
            onChange={(event) => set(event.target.value, from.slice(11), to.slice(11))}
            options={[...new Set([...days, day])].filter(Boolean).map((each) => ({
              value: each,
              label: formatDate(each, locale, 'weekday'),
            }))}
          />
        </Field>
        <Field label={t('from')} required error={errors.startsAtLocal?.message}>
          <TimeInput
            value={from.slice(11)}
            onChange={(event) => set(day, event.target.value, to.slice(11))}
          />
        </Field>
        <Field label={t('to')} required error={errors.endsAtLocal?.message}>
          <TimeInput
            value={to.slice(11)}
            onChange={(event) => set(day, from.slice(11), event.target.value)}
          />
        </Field>
      </div>
      <p className="text-ink-muted -mt-2 text-sm">{t('clocks', { zone: timeZone.replaceAll('_', ' ') })}</p>
    </>
  );
}
