import type { CompletionDefinition } from '@/lib/courses/schema';
import type { AttendanceStatus } from '@/prisma/generated/enums';

/** One session as it counts for one person: only sessions that count toward completion, and were not cancelled. */
export type SessionFact = {
  durationMinutes: number;
  /** NOT_RECORDED where there is no mark. */
  status: AttendanceStatus;
  /** Minutes missed at the start or the end, for LATE and LEFT_EARLY. */
  minutes: number | null;
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
  of: CompletionDefinition['attendance']['of'];
  minPercent: number;
  /** What is certain already, in whole per cent, rounded down: 79.9 is not 80. */
  percent: number;
  attended: number;
  counted: number;
  /** Of what is counted, what has been recorded already: the other denominator, for half-way through. */
  recorded: number;
  /** Sessions. */
  excused: number;
  excusedAs: CompletionDefinition['attendance']['excused'];
  /** Sessions. */
  notRecorded: number;
};

export type Completion = {
  state: ConditionState;
  conditions: AttendanceCondition[];
};

type Part = { attended: number; counted: number };

const nothing: Part = { attended: 0, counted: 0 };

/** What a session weighs and how much of it was attended, in the definition's unit. */
function part(session: SessionFact, { of, excused }: CompletionDefinition['attendance']): Part {
  const whole = of === 'SESSIONS' ? 1 : session.durationMinutes;
  const full = { attended: whole, counted: whole };
  switch (session.status) {
    case 'PRESENT':
      return full;
    case 'LATE':
    case 'LEFT_EARLY': {
      const missed = of === 'SESSIONS' ? 0 : Math.min(session.minutes ?? 0, session.durationMinutes);
      return { attended: whole - missed, counted: whole };
    }
    case 'EXCUSED':
      if (excused === 'NEUTRAL') return nothing;
      return excused === 'PRESENT' ? full : { attended: 0, counted: whole };
    case 'NOT_EXPECTED':
      return nothing;
    case 'ABSENT':
    case 'NOT_RECORDED':
      return { attended: 0, counted: whole };
  }
}

const sum = (parts: Part[]): Part =>
  parts.reduce(
    (total, each) => ({
      attended: total.attended + each.attended,
      counted: total.counted + each.counted,
    }),
    nothing,
  );

const reaches = ({ attended, counted }: Part, minPercent: number): boolean =>
  counted > 0 && attended * 100 >= minPercent * counted;

const bestCase = (session: SessionFact): SessionFact =>
  session.status === 'NOT_RECORDED' ? { ...session, status: 'PRESENT' } : session;

/**
 * Whether a person has completed a run, with the numbers that say why. Both ends are reckoned: with what is
 * not recorded taken as absent (so MET is certain), and as present (so NOT_MET is).
 */
export function completion(
  sessions: readonly SessionFact[],
  { attendance }: CompletionDefinition,
): Completion {
  const certain = sum(sessions.map((session) => part(session, attendance)));
  const best = sum(sessions.map((session) => part(bestCase(session), attendance)));
  const unknown = sum(
    sessions
      .filter((session) => session.status === 'NOT_RECORDED')
      .map((session) => part(session, attendance)),
  );
  const state: ConditionState = reaches(certain, attendance.minPercent)
    ? 'MET'
    : reaches(best, attendance.minPercent)
      ? 'OPEN'
      : 'NOT_MET';
  const count = (status: AttendanceStatus) => sessions.filter((session) => session.status === status).length;
  const condition: AttendanceCondition = {
    code: 'ATTENDANCE',
    state,
    of: attendance.of,
    minPercent: attendance.minPercent,
    percent: certain.counted === 0 ? 0 : Math.floor((certain.attended * 100) / certain.counted),
    ...certain,
    recorded: certain.counted - unknown.counted,
    excused: count('EXCUSED'),
    excusedAs: attendance.excused,
    notRecorded: count('NOT_RECORDED'),
  };
  return { state, conditions: [condition] };
}
