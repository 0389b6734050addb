import type { Day } from '@/lib/time/day';
import { dayOf } from '@/lib/time/day';
import type { Holds, OfflineVerdict } from '../../credential/offline';
import type { GenuineBadge } from '../../credential/rules';
import type { GenuinePaper, PaperVerdict } from '../../signature/rules';
import type { Standing } from '../types';

type Genuine = GenuinePaper | GenuineBadge;

/** What is to be thought of a paper, or of a badge: its signature, its number and its state together. */
export type PaperAnswer =
  | Exclude<PaperVerdict, GenuinePaper>
  | { answer: 'GENUINE' | 'UNASKED' | 'UNKNOWN'; paper: Genuine }
  | { answer: 'REVOKED'; paper: Genuine; at: string | null }
  | { answer: 'SUPERSEDED'; paper: Genuine; at: string | null; successor: string | null }
  | { answer: 'STATUS_ENDED' | 'EXPIRED'; paper: Genuine; on: Day }
  /** By the list of what has ended that was read then: the office could not be asked now. */
  | { answer: 'HELD_THEN' | 'ENDED_THEN'; paper: Genuine; asOf: Date };

/** What a list that was read before says of a badge. Of a paper no list speaks: its place in one does not stand on it. */
function answerOfList(paper: Genuine, holds: Holds): PaperAnswer {
  switch (holds.state) {
    case 'HOLDS':
      return { answer: 'HELD_THEN', paper, asOf: holds.asOf };
    case 'ENDED':
      return { answer: 'ENDED_THEN', paper, asOf: holds.asOf };
    case 'EXPIRED':
      return { answer: 'STATUS_ENDED', paper, on: dayOf(holds.on) };
    case 'NOT_KNOWN':
      return { answer: 'UNASKED', paper };
  }
}

/**
 * A paper counts only if its signature, its number and its state agree. `standing`: what the office says of its code; null where
 * the office could not be asked: then a badge is judged by the list that was read last.
 */
export function paperAnswer(verdict: PaperVerdict | OfflineVerdict, standing: Standing | null): PaperAnswer {
  if (verdict.answer !== 'GENUINE') return verdict;
  const paper = verdict;
  if (!standing) return 'holds' in paper ? answerOfList(paper, paper.holds) : { answer: 'UNASKED', paper };
  if (standing.state === 'UNKNOWN' || standing.number !== paper.number) return { answer: 'UNKNOWN', paper };
  const { state, endedAt: at, successor, statusEndedOn, expiredOn } = standing;
  if (state === 'REVOKED') return { answer: state, paper, at };
  if (state === 'SUPERSEDED') return { answer: state, paper, at, successor };
  if (expiredOn !== null) return { answer: 'EXPIRED', paper, on: expiredOn };
  return statusEndedOn === null
    ? { answer: 'GENUINE', paper }
    : { answer: 'STATUS_ENDED', paper, on: statusEndedOn };
}
