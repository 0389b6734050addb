import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { AgendaUndo, SessionState } from './schema';

/** How long what was added by a change may be taken away again without a trace but the audit log's. */
const SECOND_THOUGHTS_MS = 60 * 60_000;

export type Added = { createdAt: Date; recorded: boolean };

/** The ids of the sessions that the change added. */
export function addedIds({ before, after }: Pick<AgendaUndo, 'before' | 'after'>): string[] {
  const known = new Set(before.map(({ id }) => id));
  return after.map(({ id }) => id).filter((id) => !known.has(id));
}

const stands = (state: SessionState): string =>
  JSON.stringify([
    ...[state.id, state.startsAtLocal, state.endsAtLocal, state.roomId, state.trackId, state.cancelled],
    [...state.trainerIds].sort(),
  ]);

/**
 * A change can be taken back while everything stands as it left it (AGENDA_CHANGED), and sessions that it added only
 * soon after (UNDO_TOO_LATE) and while nothing was recorded for them (SESSION_HAS_ATTENDANCE).
 */
export function mayUndo(
  undo: AgendaUndo,
  now: { states: readonly SessionState[]; added: readonly Added[]; at: Date },
): Outcome<null> {
  const standing = new Set(now.states.map(stands));
  if (!undo.after.every((state) => standing.has(stands(state)))) return refuse('AGENDA_CHANGED');
  if (undo.before.some(({ cancelled }) => cancelled)) return refuse('SESSION_CANCELLED');
  if (now.added.some(({ recorded }) => recorded)) return refuse('SESSION_HAS_ATTENDANCE');
  if (now.added.some(({ createdAt }) => now.at.getTime() - createdAt.getTime() > SECOND_THOUGHTS_MS)) {
    return refuse('UNDO_TOO_LATE');
  }
  return done(null);
}
