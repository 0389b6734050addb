import type { Db } from '@/lib/db/client';
import { localOf } from '../../sessions/clock/rules';
import type { AgendaUndo, SessionState } from './schema';

/** How these sessions of a run stand now, by id. For commands that have authorised already. */
export async function sessionStates(tx: Db, runId: string, ids: readonly string[]): Promise<SessionState[]> {
  const rows = await tx.trainingSession.findMany({
    where: { runId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      startsAtLocal: true,
      endsAtLocal: true,
      roomId: true,
      trackId: true,
      cancelledAt: true,
      trainers: { orderBy: { personId: 'asc' }, select: { personId: true } },
    },
  });
  return rows.map(({ startsAtLocal, endsAtLocal, cancelledAt, trainers, ...row }) => ({
    ...row,
    startsAtLocal: localOf(startsAtLocal),
    endsAtLocal: localOf(endsAtLocal),
    cancelled: cancelledAt !== null,
    trainerIds: trainers.map(({ personId }) => personId),
  }));
}

/** What takes the change back that is just being made: read again after the writing. */
export async function undoOf(
  tx: Db,
  runId: string,
  before: readonly SessionState[],
  addedIds: readonly string[] = [],
  addedTrackIds: readonly string[] = [],
): Promise<AgendaUndo> {
  const after = await sessionStates(tx, runId, [...before.map(({ id }) => id), ...addedIds]);
  return { before: [...before], after, addedTrackIds: [...addedTrackIds] };
}
