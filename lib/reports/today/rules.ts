import { daysBetween, type Day } from '@/lib/time/day';

/** More than anyone works off in a day; what is left comes up as the first is done. */
export const atMost = 50;
/** How far ahead a run's needs can be due, in days. */
export const lookAheadDays = 30;
/** How long an ended session or run is followed up, in days. */
export const lookBackDays = 60;
/** How long an offer that ran out, or a mail that failed, is shown, in days. */
export const newsDays = 14;
/** Attendance that was recorded after certificates were issued is shown for so many days; on the run always. */
export const changedDays = 60;
/** Statuses that end within so many days are shown. */
export const expiringDays = 60;

export type Urgency = 'NOW' | 'SOON' | 'LATER';

/** What is over, or starts within ten days, is wanted now; within three weeks soon. */
export function urgencyOf(day: Day, today: Day): Urgency {
  const days = daysBetween(today, day);
  if (days <= 10) return 'NOW';
  return days <= 21 ? 'SOON' : 'LATER';
}
