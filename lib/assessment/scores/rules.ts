import { done, refuse, type Outcome } from '@/lib/errors/outcome';

/** Points of so many; a score in per cent is of 100. Both have at most two places behind the comma. */
export type Score = { points: number; maxPoints: number };

/** What the column holds: numeric(7, 2). */
export const mostPoints = 99_999;

const number = String.raw`(\d{1,7}(?:[.,]\d{1,2})?)`;
const plain = new RegExp(`^${number}$`);
const percent = new RegExp(`^${number}\\s*[%٪]$`);
const ofMaximum = new RegExp(`^${number}\\s*(?:/|из|of)\\s*${number}$`, 'i');

const read = (digits: string | undefined): number => Number((digits ?? '').replace(',', '.'));

function within(points: number, maxPoints: number): Outcome<Score> {
  if (maxPoints <= 0 || maxPoints > mostPoints) return refuse('SCORE_UNREADABLE');
  if (points <= maxPoints) return done({ points, maxPoints });
  return maxPoints === 100
    ? refuse('SCORE_OVER_HUNDRED')
    : refuse('SCORE_OVER_MAXIMUM', { max: String(maxPoints) });
}

/**
 * Reads a score as people write it: "70", "70,5", "70 %", "14/20", "14 из 20", "14 of 20". A bare number is points of
 * `outOf`; null: nothing is written. Refuses SCORE_UNREADABLE, SCORE_OVER_HUNDRED and SCORE_OVER_MAXIMUM.
 */
export function readScore(text: string, outOf: number): Outcome<Score | null> {
  const written = text.trim();
  if (written === '') return done(null);
  const share = percent.exec(written);
  if (share) return within(read(share[1]), 100);
  const both = ofMaximum.exec(written);
  if (both) return within(read(both[1]), read(both[2]));
  const bare = plain.exec(written);
  return bare ? within(read(bare[1]), outOf) : refuse('SCORE_UNREADABLE');
}

/** The score as it is typed again: a bare number where it is of `outOf`, else with its maximum. Decimal point. */
export function writeScore(score: Score | null, outOf: number): string {
  if (!score) return '';
  if (score.maxPoints === outOf) return String(score.points);
  return score.maxPoints === 100 ? `${score.points}%` : `${score.points}/${score.maxPoints}`;
}

export const sameScore = (a: Score | null, b: Score | null): boolean =>
  a?.points === b?.points && a?.maxPoints === b?.maxPoints;

/** What most of the scores are out of; 100 where there are none: the column then speaks in per cent. */
export function usualMaximum(scores: readonly (Score | null)[]): number {
  const counts = new Map<number, number>();
  for (const score of scores) {
    if (score) counts.set(score.maxPoints, (counts.get(score.maxPoints) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 100;
}
