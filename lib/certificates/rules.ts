import { refusal, type Refusal } from '@/lib/errors/outcome';
import { addDays, type Day } from '@/lib/time/day';
import type { Completion } from './completion/rules';

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

/** Why a person's certificate cannot be issued yet, with the numbers; null when it has been earned. */
export function completionProblem({ state, conditions }: Completion): Refusal | null {
  if (state === 'MET') return null;
  const short = conditions.find((condition) => condition.state !== 'MET');
  return refusal(state === 'OPEN' ? 'COMPLETION_OPEN' : 'COMPLETION_NOT_MET', {
    percent: short?.percent ?? 0,
    minPercent: short?.minPercent ?? 0,
    notRecorded: short?.notRecorded ?? 0,
  });
}
