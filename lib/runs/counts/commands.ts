import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { runToChange } from '../access/queries';
import type { Correction, CountInput } from './schema';

/**
 * Records how many people came whom nobody names; with `corrects`, in the place of a count that was wrong, which stays with
 * the reason. Refuses RUN_CANCELLED, COUNT_TWICE (the place is counted already). For whoever manages the run; throws NotFound
 * for all others.
 */
export async function recordCount(
  actor: Actor,
  runId: string,
  { cells, ...input }: CountInput,
  corrects: Correction | null = null,
): Promise<Outcome<{ countId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    if (run.cancelled) return refuse('RUN_CANCELLED');
    if (input.sessionId) {
      const session = await tx.trainingSession.count({
        where: { id: input.sessionId, runId: run.id, cancelledAt: null },
      });
      if (session === 0) throw new NotFound('session');
    }
    if (corrects) await end(tx, actor, run.id, corrects);
    const { id } = await tx.runCount.create({
      data: {
        ...input,
        runId: run.id,
        recordedBy: actor.by,
        cells: {
          create: cells.flatMap(({ people, ...cell }) => (people ? [{ ...cell, people }] : [])),
        },
      },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: corrects ? 'correctCount' : 'recordCount',
      subjectType: 'run',
      subjectId: run.id,
      details: { countId: id, ...(corrects ? { corrects: corrects.countId } : {}) },
    });
    return done({ countId: id });
  });
}

/** Takes a count back, with a reason; the row stays. */
export async function takeBackCount(
  actor: Actor,
  runId: string,
  correction: Correction,
): Promise<Outcome<{ countId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await end(tx, actor, run.id, correction);
    await audit(tx, actor, {
      action: 'takeBackCount',
      subjectType: 'run',
      subjectId: run.id,
      details: { countId: correction.countId },
    });
    return done({ countId: correction.countId });
  });
}

async function end(tx: Transaction, actor: Actor, runId: string, { countId, reason }: Correction) {
  const { count } = await tx.runCount.updateMany({
    where: { id: countId, runId, endedAt: null },
    data: { endedAt: new Date(), endedBy: actor.by, endedReason: reason },
  });
  if (count === 0) throw new NotFound('count');
}
