import { addDays, daysBetween, type Day } from '@/lib/time/day';
import type { Period } from './types';

/** Periods that are chosen by one press. */
export const presets = ['thisYear', 'lastYear', 'thisQuarter', 'lastQuarter'] as const;

export type Preset = (typeof presets)[number];

const two = (value: number) => String(value).padStart(2, '0');

/** Months since the year 0, for arithmetic. */
const monthOf = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const firstOfMonth = (month: number): Day =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${two((month % 12) + 1)}-01`;

const lastOfMonth = (month: number): Day => addDays(firstOfMonth(month + 1), -1);

/** So many months from a day on; the 31st becomes the last day of a shorter month. */
function shiftMonths(day: Day, months: number): Day {
  const month = monthOf(day) + months;
  const shifted = `${firstOfMonth(month).slice(0, 8)}${day.slice(8)}`;
  return shifted > lastOfMonth(month) ? lastOfMonth(month) : shifted;
}

/** The whole year or quarter that the preset means on a day. */
export function periodOf(preset: Preset, today: Day): Period {
  const length = preset.endsWith('Year') ? 12 : 3;
  const back = preset.startsWith('last') ? length : 0;
  const month = monthOf(today);
  const first = month - (month % length) - back;
  return { from: firstOfMonth(first), to: lastOfMonth(first + length - 1) };
}

export const presetOf = (period: Period, today: Day): Preset | null =>
  presets.find((preset) => {
    const { from, to } = periodOf(preset, today);
    return from === period.from && to === period.to;
  }) ?? null;

/**
 * The periods that may be asked for by whoever may not see names: two choices that differ by a few people would give these
 * away, so there is none but the whole year, this one or the last.
 */
export const wholeYears = (today: Day): Period[] => [
  periodOf('thisYear', today),
  periodOf('lastYear', today),
];

/**
 * What a period is compared with: the one of the same length before it, by months where it consists of whole months.
 * One that is not over is compared with as much of the one before.
 */
export function previousPeriod({ from, to }: Period, today: Day): Period {
  const months = monthOf(to) - monthOf(from) + 1;
  const wholeMonths = from.endsWith('-01') && to === lastOfMonth(monthOf(to));
  const days = daysBetween(from, to) + 1;
  const earlier = (day: Day) => (wholeMonths ? shiftMonths(day, -months) : addDays(day, -days));
  const end = addDays(from, -1);
  const reached = today < to && today >= from ? earlier(today) : end;
  return { from: earlier(from), to: reached < end ? reached : end };
}
