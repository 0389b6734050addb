import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, type Outcome } from '@/lib/errors/outcome';
import { refuseIfCancelled, runToChange } from '../../access/queries';
import { runChanged } from '../../changes/commands';
import { sessionDecision } from '../../sessions/checks/queries';
import { placeSessions } from '../../sessions/writing/commands';
import { addedIds, mayUndo } from './rules';
import { sessionStates } from './queries';
import type { AgendaUndo } from './schema';

/**
 * Takes a change of the agenda back exactly: sessions stand again where, when and with whom they stood, and what the
 * change added is gone. Refuses AGENDA_CHANGED where somebody has changed one of them since, UNDO_TOO_LATE,
 * SESSION_HAS_ATTENDANCE, RUN_CANCELLED, and what `scheduleSession` refuses, for the old time may be taken by now.
 */
export async function undoAgenda(actor: Actor, runId: string, undo: AgendaUndo): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const ids = undo.after.map(({ id }) => id);
    const added = addedIds(undo);
    const may = mayUndo(undo, {
      states: await sessionStates(tx, run.id, ids),
      added: await addedFacts(tx, run.id, added),
      at: new Date(),
    });
    if (!may.ok) return may;
    const titles = await tx.trainingSession.findMany({
      where: { id: { in: ids } },
      select: { id: true, titleEn: true },
    });
    const titleOf = new Map(titles.map(({ id, titleEn }) => [id, titleEn]));
    const wanted = undo.before.map((state) => ({ ...state, titleEn: titleOf.get(state.id) ?? '' }));
    await tx.trainingSession.deleteMany({ where: { id: { in: added }, runId: run.id } });
    const back = await sessionDecision(tx, actor, run, wanted);
    if (!back.ok) return back;
    if (back.value.length > 0) await placeSessions(tx, run, back.value);
    await removeUnusedTracks(tx, run.id, undo.addedTrackIds);
    await runChanged(tx, run.id);
    const details = { sessionIds: ids, removed: added.length };
    await audit(tx, actor, { action: 'undoAgenda', subjectType: 'run', subjectId: run.id, details });
    return done(null);
  });
}

async function addedFacts(tx: Transaction, runId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await tx.trainingSession.findMany({
    where: { runId, id: { in: [...ids] } },
    select: { createdAt: true, _count: { select: { operations: true } } },
  });
  return rows.map(({ createdAt, _count }) => ({ createdAt, recorded: _count.operations > 0 }));
}

/** A track that people were put in meanwhile stays. */
const removeUnusedTracks = (tx: Transaction, runId: string, ids: readonly string[]) =>
  tx.track.deleteMany({
    where: { id: { in: [...ids] }, runId, sessions: { none: {} }, enrolments: { none: {} } },
  });
