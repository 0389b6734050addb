import { createHash } from 'node:crypto';
import { linkCode } from '@/lib/auth/links/rules';
import { addDays, type Day } from '@/lib/time/day';

/** So many answers make a group in which nobody can be told; fewer are not shown. */
export const groupOf = 5;

const daysAfter = 14;

export type WindowFacts = { startsOn: Day; endsOn: Day; closesOn: Day | null; cancelled: boolean };

/** The last day on which answers are taken: as said, else two weeks after the run. */
export const lastDay = ({ endsOn, closesOn }: Pick<WindowFacts, 'endsOn' | 'closesOn'>): Day =>
  closesOn ?? addDays(endsOn, daysAfter);

/** How the evaluation stands on a day of the run's clocks: answers are taken from the first day of the run on. */
export function standingOf(facts: WindowFacts, today: Day): 'AHEAD' | 'OPEN' | 'CLOSED' {
  if (facts.cancelled || today > lastDay(facts)) return 'CLOSED';
  return today < facts.startsOn ? 'AHEAD' : 'OPEN';
}

/**
 * Whether the answers that wait join the results now: as soon as they are a group, so that nobody who watches the results
 * sees what one more answer changed.
 */
export const joinsResults = (waiting: number): boolean => waiting >= groupOf;

/**
 * How many answers the results are made of. Once no more are taken, the rest, too small for a group of its own, joins
 * what was shown; where there are fewer than a group altogether, nothing is shown for ever.
 */
export function shownAnswers(answers: { shown: number; all: number }, closed: boolean): number {
  const seen = closed ? answers.all : answers.shown;
  return seen >= groupOf ? seen : 0;
}

/** The link of all who are in the hall, and the one of a single place, which answers once. */
export const hallCode = (secret: string, run: { runId: string; linkVersion: number }): string =>
  linkCode(secret, 'evaluation', run.runId, run.linkVersion);

export const ownCode = (secret: string, enrolmentId: string): string =>
  linkCode(secret, 'evaluation-own', enrolmentId, 1);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is kept of a link that has answered: of a personal one itself, of the hall's the phone that had it open. */
export const turnOfOwn = (code: string): string => hash(`own\n${code}`);
export const turnOfPhone = (runId: string, phone: string): string => hash(`hall\n${runId}\n${phone}`);
