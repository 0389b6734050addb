import type { TestKind } from '@/prisma/generated/enums';

/** Of so few tries nothing is concluded: one person more or less would turn it over. */
export const fewestTries = 10;

/**
 * Kelley's share: of a normal distribution the groups of the best and the worst 27 % tell most reliably whether an item
 * tells people apart (T. L. Kelley, The selection of upper and lower groups for the validation of test items, Journal of
 * Educational Psychology 30, 1939, 17–24).
 */
export const groupShare = 0.27;

/** Of tries: how many of them there are, and how many have the question right. */
export type Share = { tries: number; right: number };

/** What the tries at one question say, counted. */
export type ItemCounts = Share & {
  /** The best and the worst by the whole test; who ties with the last of them belongs to them. Null: they overlap. */
  upper: Share | null;
  lower: Share | null;
  /**
   * Point-biserial: Pearson's r between having this one right (1, 0) and the share of the points of all the others. The
   * question itself is left out of the total, for it would correlate with itself (S. Henrysson, Correction of item-total
   * correlations in item analysis, Psychometrika 28, 1963, 211–218). Null: one of the two does not vary.
   */
  correlation: number | null;
};

export type ItemFlag = 'TOO_EASY' | 'TOO_HARD' | 'NEGATIVE';

export type ItemFigures = {
  /** p, from 0 to 1: the share of tries that have it right; one without an answer is not right. */
  difficulty: number;
  /** D, from −1 to 1: the share right among the best less that among the worst. */
  discrimination: number | null;
  correlation: number | null;
  flags: ItemFlag[];
};

export const shareOf = ({ tries, right }: Share): number | null => (tries === 0 ? null : right / tries);

/** From so much on nearly everyone has it right: it tells nobody apart. */
const easyFrom = 0.9;
/** Up to so much it is near to what guessing gives (R. L. Ebel, D. A. Frisbie, Essentials of Educational Measurement). */
const hardUpTo = 0.25;

/** What the tries at a question say of it; null: they are too few to say. */
export function itemFigures(counts: ItemCounts): ItemFigures | null {
  const difficulty = shareOf(counts);
  if (difficulty === null || counts.tries < fewestTries) return null;
  const [best, worst] = [counts.upper && shareOf(counts.upper), counts.lower && shareOf(counts.lower)];
  const discrimination = best === null || worst === null ? null : best - worst;
  const { correlation } = counts;
  const known = [discrimination, correlation].filter((each) => each !== null);
  const flags: ItemFlag[] = [
    ...(difficulty >= easyFrom ? (['TOO_EASY'] as const) : []),
    ...(difficulty <= hardUpTo ? (['TOO_HARD'] as const) : []),
    // Both must say so: one of them alone is below nought by chance often enough.
    ...(known.length > 0 && known.every((each) => each < 0) ? (['NEGATIVE'] as const) : []),
  ];
  return { difficulty, discrimination, correlation, flags };
}

/**
 * Whether a flag asks for something to be done. Before a course it is as it should be that hardly anybody knows, and after
 * it that nearly everybody does.
 */
export const isAlarm = (flag: ItemFlag, kind: TestKind): boolean =>
  flag === 'NEGATIVE' || (flag === 'TOO_EASY' ? kind === 'PRE' : kind === 'POST');

/** The same people before and after, at one question. */
export type PairedCounts = { pairs: number; before: number; after: number };

/** From −1 to 1: how much more of those who answered twice have it right afterwards; null: too few to say. */
export const gainOf = ({ pairs, before, after }: PairedCounts): number | null =>
  pairs < fewestTries ? null : (after - before) / pairs;
