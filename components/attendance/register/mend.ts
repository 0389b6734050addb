import { noteLimit } from '@/lib/attendance/rules';
import type { Entry } from '@/lib/attendance/outbox/types';
import type { MarkContent, Operation } from '@/lib/attendance/types';

/** How a refused mark can be put right on this phone; null: only the office can. The words of the button hang on it. */
export type Mend = 'walkIn' | 'minutes' | 'note' | 'name' | 'again';

const mends: Record<string, Mend> = {
  NOT_ON_ROSTER: 'walkIn',
  MINUTES_INVALID: 'minutes',
  NOTE_TOO_LONG: 'note',
  WALK_IN_NAME_INVALID: 'name',
  WALK_IN_ELSEWHERE: 'again',
  OPERATION_ID_REUSED: 'again',
};

/** What is done with a refused mark: how, and what the office will take in its place. */
export type OnMend = (entry: Entry, mend: Mend, content: MarkContent) => void;

export const mendOf = (code: string): Mend | null => mends[code] ?? null;

/** What of a refused mark the office will take; the rest is typed anew in the row that opens. */
export function mended({ status, minutes, note }: Operation, mend: Mend): MarkContent {
  return {
    status,
    minutes: mend === 'minutes' ? null : minutes,
    note: mend === 'note' ? (note?.slice(0, noteLimit) ?? null) : note,
  };
}
