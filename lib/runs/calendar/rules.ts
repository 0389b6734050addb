import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';

export const calendarViews = ['month', 'week', 'list', 'trainers', 'venues'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Days from the first to the last, both included. */
export type DaySpan = { from: Day; to: Day };

/** 0 is Monday. */
const weekday = (day: Day): number => (dateOf(day).getUTCDay() + 6) % 7;

const mondayOf = (day: Day): Day => addDays(day, -weekday(day));
const sundayOf = (day: Day): Day => addDays(day, 6 - weekday(day));

const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The first day of the month so many months later. */
function monthLater(day: Day, months: number): Day {
  const date = dateOf(firstOfMonth(day));
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOf(date);
}

const lastOfMonth = (day: Day): Day => addDays(monthLater(day, 1), -1);

/** What a view shows around a day: a week from Monday, a month, or the whole weeks that a month touches. */
export function spanOf(view: CalendarView, day: Day): DaySpan {
  if (view === 'week') return { from: mondayOf(day), to: sundayOf(day) };
  const [first, last] = [firstOfMonth(day), lastOfMonth(day)];
  return view === 'month' ? { from: mondayOf(first), to: sundayOf(last) } : { from: first, to: last };
}

/** The day that the step before or after leads to. */
export const stepFrom = (view: CalendarView, day: Day, steps: -1 | 1): Day =>
  view === 'week' ? addDays(mondayOf(day), 7 * steps) : monthLater(day, steps);

/** How many colours tell programmes apart; the title says which it is. */
export const programmeTones = 8;

/** A colour for each programme, by its place among all that are shown in the order of their codes. */
export function tonesOf(codes: readonly string[]): Map<string, number> {
  const ordered = [...new Set(codes)].sort();
  return new Map(ordered.map((code, index) => [code, index % programmeTones]));
}
