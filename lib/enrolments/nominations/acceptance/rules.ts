import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { RowVerdict } from '@/lib/people/matching/types';

export type Who = { personId: string } | 'NEW';

/**
 * Whom a nomination means. What recognition is sure of needs no word; who may be somebody known needs the
 * coordinator's, and only those whom recognition found can be meant. NOMINATION_UNDECIDED, NOMINATION_TWICE (another
 * of the same list is the same person), both by name.
 */
export function whoIs(
  { verdict, personId, candidates }: RowVerdict,
  chosen: string | undefined,
  name: string,
): Who | Refusal {
  const possible = candidates.some(
    (candidate) => candidate.personId !== null && candidate.personId === chosen,
  );
  if (chosen && possible) return { personId: chosen };
  if (verdict === 'NEW') return 'NEW';
  if (verdict === 'SAME' && personId) return { personId };
  if (chosen === 'NEW') return 'NEW';
  return refusal(verdict === 'SAME' ? 'NOMINATION_TWICE' : 'NOMINATION_UNDECIDED', { name });
}
