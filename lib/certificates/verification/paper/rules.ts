import type { Day } from '@/lib/time/day';
import type { BadgeVerdict, GenuineBadge } from '../../credential/rules';
import type { GenuinePaper, PaperVerdict } from '../../signature/rules';
import type { Standing } from '../types';

type Genuine = GenuinePaper | GenuineBadge;

/** What is to be thought of a paper, or of a badge: its signature, its number and its state together. */
export type PaperAnswer =
  | Exclude<PaperVerdict, GenuinePaper>
  | { answer: 'GENUINE' | 'UNASKED' | 'UNKNOWN'; paper: Genuine }
  | { answer: 'REVOKED'; paper: Genuine; at: string | null }
  | { answer: 'SUPERSEDED'; paper: Genuine; at: string | null; successor: string | null }
  | { answer: 'STATUS_ENDED'; paper: Genuine; on: Day };

/**
 * A paper counts only if its signature, its number and its state agree. `standing`: what the office says of its code; null where
 * the office could not be asked.
 */
export function paperAnswer(verdict: PaperVerdict | BadgeVerdict, standing: Standing | null): PaperAnswer {
  if (verdict.answer !== 'GENUINE') return verdict;
  const paper = verdict;
  if (!standing) return { answer: 'UNASKED', paper };
  if (standing.state === 'UNKNOWN' || standing.number !== paper.number) return { answer: 'UNKNOWN', paper };
  const { state, endedAt: at, successor, statusEndedOn: on } = standing;
  if (state === 'REVOKED') return { answer: state, paper, at };
  if (state === 'SUPERSEDED') return { answer: state, paper, at, successor };
  return on === null ? { answer: 'GENUINE', paper } : { answer: 'STATUS_ENDED', paper, on };
}
