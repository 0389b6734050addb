import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';

/** Takes the trainer off the sessions of the run that have not begun; answers how many. */
export async function freeTrainer(
  tx: Transaction,
  runId: string,
  personId: string,
  now: Date,
): Promise<number> {
  const { count } = await tx.sessionTrainer.deleteMany({
    where: { personId, session: { runId, startsAt: { gt: now } } },
  });
  return count;
}

/**
 * The actor's own assignment, with its run locked as every change of it does. Somebody else's, one that has ended and an
 * id that is none are not found: only the trainer answers for the trainer.
 */
async function ownAssignment(tx: Transaction, actor: Actor, assignmentId: string) {
  const id = idOf(assignmentId);
  const mine = id && actor.personId ? { id, personId: actor.personId, removedAt: null } : null;
  const found = mine && (await tx.trainerAssignment.findFirst({ where: mine, select: { runId: true } }));
  if (!found) throw new NotFound('assignment');
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${found.runId}::uuid FOR NO KEY UPDATE`;
  const assignment = await tx.trainerAssignment.findFirst({
    where: mine,
    select: {
      id: true,
      runId: true,
      personId: true,
      acceptedAt: true,
      run: { select: { cancelledAt: true } },
    },
  });
  if (!assignment) throw new NotFound('assignment');
  return assignment;
}

/** The trainer says yes. Saying it twice changes nothing. Refuses RUN_CANCELLED. */
export async function acceptAssignment(
  actor: Actor,
  assignmentId: string,
): Promise<Outcome<{ assignmentId: string }>> {
  return inTransaction(async (tx) => {
    const { id, runId, personId, run, acceptedAt } = await ownAssignment(tx, actor, assignmentId);
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    if (acceptedAt) return done({ assignmentId: id });
    await tx.trainerAssignment.update({ where: { id }, data: { acceptedAt: new Date() } });
    await audit(tx, actor, {
      action: 'acceptAssignment',
      subjectType: 'run',
      subjectId: runId,
      details: { personId },
    });
    return done({ assignmentId: id });
  });
}

/**
 * The trainer says no, and why; also after having said yes. The assignment ends by it, and the sessions to come are free
 * of the trainer, so that the office can ask somebody else.
 */
export async function declineAssignment(
  actor: Actor,
  assignmentId: string,
  { reason }: { reason: string },
): Promise<Outcome<{ sessionsFreed: number }>> {
  return inTransaction(async (tx) => {
    const { id, runId, personId } = await ownAssignment(tx, actor, assignmentId);
    const now = new Date();
    await tx.trainerAssignment.update({
      where: { id },
      data: { declinedAt: now, declinedReason: reason, removedAt: now, removedBy: actor.by },
    });
    const sessionsFreed = await freeTrainer(tx, runId, personId, now);
    await audit(tx, actor, {
      action: 'declineAssignment',
      subjectType: 'run',
      subjectId: runId,
      details: { personId, sessionsFreed },
    });
    return done({ sessionsFreed });
  });
}
