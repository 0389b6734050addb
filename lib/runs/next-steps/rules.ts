import { addDays, type Day } from '@/lib/time/day';

/** DUE: within a week. */
export type StepState = 'DONE' | 'OVERDUE' | 'DUE' | 'OPEN';

/** How a next step stands on a day. One for which no day was agreed is open until it is done. */
export function stepState({ dueOn, done }: { dueOn: Day | null; done: boolean }, today: Day): StepState {
  if (done) return 'DONE';
  if (dueOn === null) return 'OPEN';
  if (dueOn < today) return 'OVERDUE';
  return dueOn <= addDays(today, 7) ? 'DUE' : 'OPEN';
}
