import { changesOf, type ChangeKind } from '../rules';
import type { Told } from '../schema';

type Telling =
  | { kind: 'UPDATE'; changes: ChangeKind[] }
  | { kind: 'CANCEL'; why: 'RUN_CANCELLED' | 'WITHDRAWN' | 'DECLINED' };

type Now = {
  /** What holds now; null where nothing is to be told. */
  told: Told | null;
  runCancelled: boolean;
  declined: boolean;
};

/**
 * What somebody is to be told, from what they were told and what is; null where the two agree. Telling it makes them
 * agree, so whoever asks twice is answered once.
 */
export function tellingOf(before: Told | null, { told, runCancelled, declined }: Now): Telling | null {
  if (!before || !told) return null;
  if (told.standing !== 'ENDED') {
    const changes = changesOf(before, told);
    return changes.length > 0 ? { kind: 'UPDATE', changes } : null;
  }
  if (before.standing === 'ENDED') return null;
  if (runCancelled) return { kind: 'CANCEL', why: 'RUN_CANCELLED' };
  return { kind: 'CANCEL', why: declined ? 'DECLINED' : 'WITHDRAWN' };
}
