import { linkCode } from '@/lib/auth/links/rules';
import { addDays, dateOf, dayOf, type Day } from '@/lib/time/day';

const reminderDays = 14;
const closedAfterDays = 60;

/** The day so many months later; the last of the month where it has no such day. */
export function monthsAfter(day: Day, months: number): Day {
  const date = dateOf(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, last));
  return dayOf(date);
}

/**
 * Whether the people of a run that ended on this day are asked now: the months are over, and not for so long that the
 * question would come out of nowhere (a course that begins to ask does not write to the people of years).
 */
export function asksNow(endsOn: Day, months: number, today: Day): boolean {
  const due = monthsAfter(endsOn, months);
  return today >= due && today <= addDays(due, closedAfterDays);
}

/** The last day on which an answer is taken. */
export const closesOn = (sentOn: Day): Day => addDays(sentOn, closedAfterDays);

export type AskedFacts = { sentOn: Day; reminded: boolean; answered: boolean };

/** Whether somebody is reminded now: once, after two weeks, while an answer is still taken. */
export const remindsNow = ({ sentOn, reminded, answered }: AskedFacts, today: Day): boolean =>
  !reminded && !answered && today >= addDays(sentOn, reminderDays) && today <= closesOn(sentOn);

/** The link of somebody who was asked. */
export const followUpCode = (secret: string, id: string): string => linkCode(secret, 'follow-up', id, 1);
