import type { AttendanceRule } from '@/lib/courses/schema';
import type { AttendanceStatus } from '@/prisma/generated/enums';
import type { AttendanceCondition, ConditionState, MandatoryCondition, SessionFact } from '../types';

type Part = { attended: number; counted: number };

const nothing: Part = { attended: 0, counted: 0 };

/** What a session weighs and how much of it was attended, in the definition's unit. */
function part(session: SessionFact, { of, excused }: AttendanceRule): Part {
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

const countOf = (sessions: readonly SessionFact[], ...statuses: AttendanceStatus[]): number =>
  sessions.filter(({ status }) => statuses.includes(status)).length;

/**
 * The share of sessions or minutes that was attended. Both ends are reckoned: with what is not recorded taken as absent
 * (so MET is certain), and as present (so NOT_MET is).
 */
export function attendanceCondition(
  sessions: readonly SessionFact[],
  attendance: AttendanceRule,
): AttendanceCondition {
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
  return {
    code: 'ATTENDANCE',
    state,
    of: attendance.of,
    minPercent: attendance.minPercent,
    percent: certain.counted === 0 ? 0 : Math.floor((certain.attended * 100) / certain.counted),
    ...certain,
    recorded: certain.counted - unknown.counted,
    excused: countOf(sessions, 'EXCUSED'),
    excusedAs: attendance.excused,
    notRecorded: countOf(sessions, 'NOT_RECORDED'),
  };
}

/** So many sessions are called by their titles; the others are said by their number. */
const mostTitles = 3;

/**
 * Every mandatory session that the person was expected in has to be attended, were it late; an excuse explains an absence
 * and does not replace what was missed. A run whose agenda marks none asks for none.
 */
export function mandatoryCondition(sessions: readonly SessionFact[]): MandatoryCondition {
  const asked = sessions.filter(({ mandatory, status }) => mandatory && status !== 'NOT_EXPECTED');
  const missed = countOf(asked, 'ABSENT', 'EXCUSED');
  const notRecorded = countOf(asked, 'NOT_RECORDED');
  const titles = (...statuses: AttendanceStatus[]) =>
    asked
      .filter(({ status }) => statuses.includes(status))
      .slice(0, mostTitles)
      .map(({ title }) => title);
  return {
    code: 'MANDATORY',
    state: missed > 0 ? 'NOT_MET' : notRecorded > 0 ? 'OPEN' : 'MET',
    total: asked.length,
    attended: countOf(asked, 'PRESENT', 'LATE', 'LEFT_EARLY'),
    missed,
    notRecorded,
    missedTitles: titles('ABSENT', 'EXCUSED'),
    notRecordedTitles: titles('NOT_RECORDED'),
  };
}
