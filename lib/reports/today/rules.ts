import { daysBetween, type Day } from '@/lib/time/day';

/** How far ahead a run's gaps are shown, in days. */
export const lookAheadDays = 30;
/** How long an ended session or run is followed up, in days. */
export const lookBackDays = 60;
/** Statuses that end within so many days are shown. */
export const expiringDays = 60;

export type Urgency = 'NOW' | 'SOON' | 'LATER';

/** What is over, or starts within ten days, is wanted now; within three weeks soon. */
export function urgencyOf(day: Day, today: Day): Urgency {
  const days = daysBetween(today, day);
  if (days <= 10) return 'NOW';
  return days <= 21 ? 'SOON' : 'LATER';
}
