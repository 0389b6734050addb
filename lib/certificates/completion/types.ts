import type { AttendanceRule } from '@/lib/courses/schema';
import type { AttendanceStatus } from '@/prisma/generated/enums';

export type SessionTitle = { titleEn: string; titleRu: string | null };

/** One session as it counts for one person: only sessions that count toward completion, and were not cancelled. */
export type SessionFact = {
  title: SessionTitle;
  durationMinutes: number;
  /** NOT_RECORDED where there is no mark. */
  status: AttendanceStatus;
  /** Minutes missed at the start or the end, for LATE and LEFT_EARLY. */
  minutes: number | null;
  /** The agenda says that it must be attended. */
  mandatory: boolean;
};

/** The word of one assessor that stands; `taught`: the assessor taught the person on this run. */
export type VerdictFact = { passed: boolean; taught: boolean };

export type ScoreFact = { points: number; maxPoints: number };

/** What is recorded of one person on a run, as far as completion asks. */
export type CompletionFacts = {
  sessions: readonly SessionFact[];
  verdicts: readonly VerdictFact[];
  /** Null: no score of the test after the run. */
  postTest: ScoreFact | null;
};

/**
 * Where a condition stands. MET holds whatever is recorded yet; NOT_MET cannot be mended by what is not
 * recorded yet; OPEN depends on it.
 */
export type ConditionState = 'MET' | 'NOT_MET' | 'OPEN';

/** What was reckoned, in sessions or minutes: `counted` is what attendance is a share of. */
export type AttendanceCondition = {
  code: 'ATTENDANCE';
  state: ConditionState;
  of: AttendanceRule['of'];
  minPercent: number;
  /** What is certain already, in whole per cent, rounded down: 79.9 is not 80. */
  percent: number;
  attended: number;
  counted: number;
  /** Of what is counted, what has been recorded already: the other denominator, for half-way through. */
  recorded: number;
  /** Sessions. */
  excused: number;
  excusedAs: AttendanceRule['excused'];
  /** Sessions. */
  notRecorded: number;
};

/** Mandatory sessions that the person was expected in. `missed`: absent or excused. */
export type MandatoryCondition = {
  code: 'MANDATORY';
  state: ConditionState;
  total: number;
  attended: number;
  missed: number;
  notRecorded: number;
  /** The first of them by name, in the order of the agenda; evidence of before they were named has none. */
  missedTitles?: SessionTitle[];
  notRecordedTitles?: SessionTitle[];
};

/** How many assessors said what; `others`: those of them who passed the person and did not teach them. */
export type VerdictCondition = {
  code: 'VERDICT';
  state: ConditionState;
  independent: boolean;
  passed: number;
  notPassed: number;
  others: number;
};

/** `percent`: of the points, rounded down; null: there is no score yet. */
export type PostTestCondition = {
  code: 'POST_TEST';
  state: ConditionState;
  minPercent: number;
  percent: number | null;
  points: number | null;
  maxPoints: number | null;
};

export type Condition = AttendanceCondition | MandatoryCondition | VerdictCondition | PostTestCondition;
