import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { refuseIfCancelled, runToChange } from '../../access/queries';
import { runChanged } from '../../changes/commands';
import { sessionInstants, type Instants } from '../../sessions/rules';
import { bookSessions, writePosition } from '../commands';
import { heldSessions, lostTrainers, runToMove, standingOf } from '../queries';
import { afterMove, sameStanding, type HeldSession } from '../rules';
import { moveRecordSchema, type MoveRecord } from '../schema';

/**
 * Takes a move back: days, place, and the times and rooms of the sessions are what they were, exactly. What was there
 * before is read from the audit log, which nobody can rewrite. Refuses RUN_CHANGED_SINCE where the run or its sessions
 * do not stand as the move left them, TRAINER_QUALIFIED_NO_MORE, and clashes with what was booked meanwhile. A move of another run is not found.
 */
export async function undoMove(
  actor: Actor,
  runId: string,
  { moveId }: { moveId: string },
): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const before = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(before);
    if (cancelled) return cancelled;
    const run = await runToMove(tx, actor, before.id);
    const record = await recordOf(tx, run.id, moveId);
    const held = await heldSessions(tx, run.id);
    if (!sameStanding(standingOf(run.position, held), afterMove(record))) return refuse('RUN_CHANGED_SINCE');
    const { countryCode } = record.from;
    if (!canManageRun(actor, { programmeId: run.programmeId, countryCode }))
      return refuse('OUTSIDE_YOUR_SCOPE');
    // Somebody may have come to teach on it since.
    const lost = await lostTrainers(tx, run, record.from);
    if (lost.length > 0) return refuseAll(lost);
    const sessions = asTheyWere(record, held);
    if (!sessions.ok) return sessions;
    const booked = await bookSessions(tx, actor, sessions.value);
    if (!booked.ok) return booked;
    await writePosition(tx, run, {
      position: record.from,
      venueName: await venueName(tx, record.from.venueId),
    });
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'undoMove',
      subjectType: 'run',
      subjectId: run.id,
      details: { move: moveId },
    });
    return done({ runId: run.id });
  });
}

async function recordOf(tx: Transaction, runId: string, moveId: string): Promise<MoveRecord> {
  const entry = await tx.auditEntry.findFirst({
    where: { seq: BigInt(moveId), subjectType: 'run', subjectId: runId, action: 'moveRun' },
    select: { details: true },
  });
  if (!entry) throw new NotFound('move');
  return moveRecordSchema.parse(entry.details);
}

const venueName = async (tx: Transaction, id: string | null): Promise<string | null> =>
  id ? ((await tx.venue.findUnique({ where: { id }, select: { name: true } }))?.name ?? null) : null;

type Restored = HeldSession & Instants & { timeZone: string };

/** The sessions with the times and rooms of the record; the trainers are those of now. */
function asTheyWere({ from, sessions }: MoveRecord, held: readonly HeldSession[]): Outcome<Restored[]> {
  const now = new Map(held.map((session) => [session.id, session]));
  const restored: Restored[] = [];
  for (const was of sessions) {
    const session = now.get(was.id);
    if (!session) return refuse('RUN_CHANGED_SINCE');
    const { title, trainerIds } = session;
    const instants = sessionInstants({ ...was, title }, { ...from, timeZone: was.timeZone });
    if (!instants.ok) return refuseAll(instants.refusals);
    restored.push({ ...was, ...instants.value, title, trainerIds });
  }
  return done(restored);
}
