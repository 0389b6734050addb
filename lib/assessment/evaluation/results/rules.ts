import { optionsOf, type Slot } from '../../forms/rules';
import type { Question } from '../../forms/schema';

/** How often each answer was chosen, of one question about one subject. */
export type Tally = {
  question: string;
  assignmentId: string | null;
  sessionId: string | null;
  option: number;
  shown: number;
  waiting: number;
};

export type Bar = { option: number; count: number; percent: number };
export type Distribution = {
  bars: Bar[];
  answered: number;
  /** Of a scale: the mean, from 1 to 5; of yes and no: the share of yes, from 0 to 1. Null: nobody answered, or there is none. */
  mean: number | null;
};

/** `all`: answers that wait are counted as well (no more are taken). */
export function distribution(
  question: Pick<Question, 'kind' | 'options'>,
  tallies: readonly Tally[],
  all: boolean,
): Distribution {
  const counts = new Map<number, number>();
  for (const { option, shown, waiting } of tallies)
    counts.set(option, (counts.get(option) ?? 0) + shown + (all ? waiting : 0));
  const options = optionsOf(question);
  const answered = options.reduce((sum, option) => sum + (counts.get(option) ?? 0), 0);
  const bars = options.map((option) => {
    const count = counts.get(option) ?? 0;
    return { option, count, percent: answered === 0 ? 0 : Math.round((100 * count) / answered) };
  });
  const total = bars.reduce((sum, { option, count }) => sum + option * count, 0);
  return { bars, answered, mean: answered === 0 || question.kind === 'CHOICE' ? null : total / answered };
}

/** Whether a sum or a text is an answer to this slot. */
export const isOf = (
  { question, subject }: Slot,
  row: Pick<Tally, 'question' | 'assignmentId' | 'sessionId'>,
): boolean => row.question === question.key && (row.assignmentId ?? row.sessionId) === (subject?.id ?? null);

/** Texts in an order that says nothing: by lot. */
export function shuffled<T>(rows: readonly T[], random: () => number = Math.random): T[] {
  const all = [...rows];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
