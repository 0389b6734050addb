'use client';

import { useEffect, useState } from 'react';
import type { Locale } from '@/lib/text/locale';
import type { Titles } from '@/lib/attendance/register/types';
import { deviceZone, instantToLocal, todayIn } from '@/lib/time/wall-clock';
import { useTexts } from '../texts';

export const inReadersLanguage = (locale: Locale, [en, ru]: Titles): string =>
  locale === 'ru' && ru ? ru : en;

type Timed = { startsAt: string; endsAt: string; timeZone: string };

/**
 * When a session is, in the zone of its place: the day in words (today and tomorrow by name), and the times; `here` is
 * the same by this phone's clock, where that shows another time.
 */
export function useWhen() {
  const { t } = useTexts();
  return ({ startsAt, endsAt, timeZone }: Timed) => {
    const local = (instant: string, zone: string) => instantToLocal(new Date(instant), zone);
    const [start, end] = [local(startsAt, timeZone), local(endsAt, timeZone)];
    const [startHere, endHere] = [local(startsAt, deviceZone()), local(endsAt, deviceZone())];
    const time = `${start.slice(11)}–${end.slice(11)}`;
    const here =
      startHere === start ? null : `${dayWords(t, startHere)}, ${startHere.slice(11)}–${endHere.slice(11)}`;
    const today = todayIn(timeZone, new Date());
    const words = start.slice(0, 10) === today ? t('today') : dayWords(t, start);
    return { day: words, time, here };
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** The phone's own clock. */
export function clock(instant: string): string {
  const date = new Date(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The phone's own day and clock: only the clock where it is today. */
export function useMoment() {
  const { t } = useTexts();
  return (instant: string) => {
    const local = instantToLocal(new Date(instant), deviceZone());
    const today = todayIn(deviceZone(), new Date());
    return local.startsWith(today) ? local.slice(11) : `${dayWords(t, local)}, ${local.slice(11)}`;
  };
}

/** "Tue 13 Jun": by the texts' own lists, as browsers do not know all of our languages. */
function dayWords(t: (key: string) => string, local: string): string {
  const [year = 0, month = 1, day = 1] = local.slice(0, 10).split('-').map(Number);
  const weekday = t('weekdays').split(' ')[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  return `${weekday} ${day} ${t('months').split(' ')[month - 1]}`;
}

/** The time of this device, from minute to minute. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
