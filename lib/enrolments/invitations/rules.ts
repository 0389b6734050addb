import type { CalendarEvent } from '@/lib/runs/ics/rules';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { addDays, dateOf, type Day } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { localToInstant } from '@/lib/time/zone';
import type { EnrolmentState } from '@/prisma/generated/enums';
import type { Facts, Standing, Told } from './schema';

/** How a place stands for the person; null where there is nothing to tell: not invited yet, or it is over. */
export function standingOf(state: EnrolmentState, runCancelled: boolean): Standing | null {
  if (state === 'NOMINATED' || state === 'NO_SHOW') return null;
  if (runCancelled || state === 'DECLINED' || state === 'WITHDRAWN') return 'ENDED';
  return state;
}

const changeKinds = ['TITLE', 'DATES', 'TIMES', 'PLACE', 'STATE'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const said: Record<ChangeKind, (told: Told) => unknown> = {
  TITLE: ({ titleEn, titleRu, sensitive }) => (sensitive ? null : [titleEn, titleRu]),
  DATES: ({ startsOn, endsOn }) => [startsOn, endsOn],
  // The instants too: when a country moves its clocks, nine o'clock is another moment.
  TIMES: ({ days, startsAt, endsAt }) => [days.map(({ from, to }) => [from, to]), startsAt, endsAt],
  PLACE: ({ placeEn, placeRu, sensitive }) => (sensitive ? null : [placeEn, placeRu]),
  STATE: ({ standing }) => standing,
};

/** What is otherwise than the person was told, in the order of its weight. */
export function changesOf(before: Told, now: Told): ChangeKind[] {
  const changed = changeKinds.filter(
    (kind) => JSON.stringify(said[kind](before)) !== JSON.stringify(said[kind](now)),
  );
  // Other days are other instants; the times are named only where the hours differ as well.
  const hours = (told: Told) => JSON.stringify(told.days.map(({ from, to }) => [from, to]));
  const sameHours = hours(before) === hours(now) && before.timeZone === now.timeZone;
  return changed.includes('DATES') && sameHours ? changed.filter((kind) => kind !== 'TIMES') : changed;
}

/** The calendar entry of a place: from the first beginning to the last end, or whole days while no hours are known. */
export function entryOf(
  facts: Facts,
  entry: Pick<CalendarEvent, 'uid' | 'sequence' | 'title' | 'description' | 'location'>,
): CalendarEvent {
  if (facts.startsAt && facts.endsAt) {
    return { ...entry, startsAt: new Date(facts.startsAt), endsAt: new Date(facts.endsAt) };
  }
  const [startsAt, endsAt] = [dateOf(facts.startsOn), dateOf(addDays(facts.endsOn, 1))];
  return { ...entry, allDay: true, startsAt, endsAt };
}

/** The UID of a place's calendar entry: of the enrolment, at the office. It outlives every change. */
export const entryUid = (enrolmentId: string, host: string): string => `enrolment-${enrolmentId}@${host}`;

export type AnswerFacts = {
  state: EnrolmentState;
  runCancelled: boolean;
  /** The first session has begun, or the first day where none is planned. */
  begun: boolean;
  answerBy: Date | null;
  answeredAt: Date | null;
  /** The person's own last answer. */
  accepts: boolean | null;
};

export type Closed = 'CANCELLED' | 'BEGUN' | 'WITHDRAWN' | 'EXPIRED';

/**
 * Why an invitation can no longer be answered, or null where it can. An answer can be changed until the run begins;
 * one that never came is not taken after the day it was asked for. A place that the office took back stays so.
 */
export function closedBecause(facts: AnswerFacts, now: Date): Closed | null {
  if (facts.runCancelled) return 'CANCELLED';
  if (facts.begun) return 'BEGUN';
  const declinedThemselves = facts.state === 'DECLINED' && facts.accepts === false;
  const stands = ['INVITED', 'CONFIRMED', 'WAITING_LIST'].includes(facts.state);
  if (!stands && !declinedThemselves) return 'WITHDRAWN';
  if (facts.state === 'INVITED' && facts.answeredAt === null && facts.answerBy && facts.answerBy <= now) {
    return 'EXPIRED';
  }
  return null;
}

const dayMs = 86_400_000;
const remindersBefore = { answer: 3, run: 7 };

/**
 * When somebody who has not answered is reminded: three days before the answer is due, else a week before the run;
 * never within a day of the invitation, and not at all where there is no time left for it.
 */
export function reminderAt(facts: { sentAt: Date; answerBy: Date | null; startsAt: Date }): Date | null {
  const { sentAt, answerBy, startsAt } = facts;
  const due = answerBy
    ? answerBy.getTime() - remindersBefore.answer * dayMs
    : startsAt.getTime() - remindersBefore.run * dayMs;
  const at = Math.max(due, sentAt.getTime() + dayMs);
  const last = (answerBy ?? startsAt).getTime() - dayMs / 2;
  return at <= last ? new Date(at) : null;
}

/** Who can be invited: others wait, have gone or have said no, which is another decision first. */
export const invitable = (state: EnrolmentState): boolean =>
  state === 'NOMINATED' || state === 'INVITED' || state === 'CONFIRMED';

/** A day that is named as the last one lasts until this minute. */
export const lastMinute = '23:59';

/** The end of the day that was named, on the run's clocks, or why it is none. */
export function answerByOf(
  run: { timeZone: string; startsOn: Day },
  day: string | null,
  now: Date,
): Outcome<Date | null> {
  if (day === null) return done(null);
  if (day < todayIn(run.timeZone, now)) return refuse('ANSWER_BY_PAST', undefined, 'answerBy');
  if (day >= run.startsOn) return refuse('ANSWER_BY_LATE', undefined, 'answerBy');
  const instant = localToInstant(`${day}T${lastMinute}`, run.timeZone);
  return instant.ok ? done(instant.value.instant) : instant;
}

/** When the run begins: its first session, or the morning of its first day. */
export function beginning(facts: Facts): Date {
  if (facts.startsAt) return new Date(facts.startsAt);
  const morning = localToInstant(`${facts.startsOn}T08:00`, facts.timeZone);
  return morning.ok ? morning.value.instant : new Date(`${facts.startsOn}T00:00:00Z`);
}
