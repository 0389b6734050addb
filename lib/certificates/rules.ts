import { refusal, type Refusal } from '@/lib/errors/outcome';
import { addDays, type Day } from '@/lib/time/day';
import type { Completion } from './completion/rules';
import type { Condition } from './completion/types';

/** PREFIX-YEAR-000123: read aloud, sorted, and never given twice. */
export const certificateNumber = (prefix: string, year: number, count: number): string =>
  `${prefix}-${year}-${String(count).padStart(6, '0')}`;

/** Whole and half hours of the counting sessions, as the paper states them; null where there are none. */
export function countedHours(durationsMinutes: readonly number[]): number | null {
  const minutes = durationsMinutes.reduce((total, each) => total + each, 0);
  return minutes === 0 ? null : Math.max(0.5, Math.round(minutes / 30) / 2);
}

/** Whether a certificate of the run can bear that day. Papers are handed out at the closing, so the last day counts. */
export function issueDayProblem(issuedOn: Day, run: { endsOn: Day; today: Day }): Refusal | null {
  if (run.today < run.endsOn) return refusal('RUN_NOT_FINISHED', { day: run.endsOn });
  if (issuedOn < run.endsOn) return refusal('ISSUED_BEFORE_END', { day: run.endsOn }, 'issuedOn');
  if (issuedOn > run.today) return refusal('ISSUED_IN_FUTURE', undefined, 'issuedOn');
  return null;
}

/** Papers that are made within a month of the closing bear its day; later ones the day on which they are made. */
export const usualIssueDay = ({ endsOn, today }: { endsOn: Day; today: Day }): Day =>
  today <= addDays(endsOn, 31) ? endsOn : today;

/** Why a condition stands in the way, with its numbers. */
function conditionProblem(condition: Condition): Refusal {
  const open = condition.state === 'OPEN';
  switch (condition.code) {
    case 'ATTENDANCE': {
      const { percent, minPercent, notRecorded } = condition;
      return refusal(open ? 'COMPLETION_OPEN' : 'COMPLETION_NOT_MET', { percent, minPercent, notRecorded });
    }
    case 'MANDATORY': {
      const { total, missed, notRecorded } = condition;
      return refusal(open ? 'MANDATORY_OPEN' : 'MANDATORY_MISSED', { total, missed, notRecorded });
    }
    case 'VERDICT': {
      const lacksOther = condition.independent && condition.passed > 0;
      return refusal(!open ? 'VERDICT_NOT_PASSED' : lacksOther ? 'VERDICT_NOT_INDEPENDENT' : 'VERDICT_OPEN');
    }
    case 'POST_TEST': {
      const { percent, minPercent } = condition;
      return refusal(open ? 'POST_TEST_OPEN' : 'POST_TEST_BELOW', { percent: percent ?? 0, minPercent });
    }
  }
}

/**
 * Why a person's certificate cannot be issued yet, by the first condition that decides it, with the numbers; null when it
 * has been earned.
 */
export function completionProblem({ state, conditions }: Completion): Refusal | null {
  const deciding = state === 'MET' ? undefined : conditions.find((condition) => condition.state === state);
  return deciding ? conditionProblem(deciding) : null;
}
