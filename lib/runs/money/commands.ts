import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { runToChange } from '../access/queries';
import { minorOf } from './currencies/rules';
import type { CostInput, SharesInput } from './schema';

/**
 * Says who pays for a run, and how much of it. Refuses NOT_A_CHOICE; what the shares must be, the schema and the database
 * say. For whoever manages the run; throws NotFound for all others.
 */
export async function setShares(
  actor: Actor,
  runId: string,
  { donors }: SharesInput,
): Promise<Outcome<{ runId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const known = await tx.donor.count({ where: { id: { in: donors.map(({ donorId }) => donorId) } } });
    if (known < donors.length) return refuse('NOT_A_CHOICE', undefined, 'donors');
    await tx.runDonor.deleteMany({ where: { runId: run.id } });
    await tx.runDonor.createMany({ data: donors.map((donor) => ({ ...donor, runId: run.id })) });
    await audit(tx, actor, {
      action: 'setShares',
      subjectType: 'run',
      subjectId: run.id,
      details: { donors },
    });
    return done({ runId: run.id });
  });
}

/**
 * Enters a line of a run's costs, or (with `costId`) puts it in the place of one that was wrong: that one stays, ended. For
 * whoever manages the run; throws NotFound for all others.
 */
export async function recordCost(
  actor: Actor,
  runId: string,
  { line, currency, budget, actual }: CostInput,
  costId: string | null = null,
): Promise<Outcome<{ costId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    if (costId) await end(tx, actor, run.id, costId);
    const [budgetMinor, actualMinor] = [minorOf(budget, currency), minorOf(actual, currency)];
    if (typeof budgetMinor === 'string') return refuse(budgetMinor, undefined, 'budget');
    if (typeof actualMinor === 'string') return refuse(actualMinor, undefined, 'actual');
    const { id } = await tx.runCost.create({
      data: { runId: run.id, line, currency, budgetMinor, actualMinor, enteredBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'recordCost',
      subjectType: 'run',
      subjectId: run.id,
      details: { costId: id, corrects: costId, currency, budgetMinor, actualMinor },
    });
    return done({ costId: id });
  });
}

/** Takes a line of costs back; the row stays. */
export async function removeCost(
  actor: Actor,
  runId: string,
  costId: string,
): Promise<Outcome<{ costId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await end(tx, actor, run.id, costId);
    await audit(tx, actor, {
      action: 'removeCost',
      subjectType: 'run',
      subjectId: run.id,
      details: { costId },
    });
    return done({ costId });
  });
}

async function end(tx: Transaction, actor: Actor, runId: string, costId: string): Promise<void> {
  const { count } = await tx.runCost.updateMany({
    where: { id: costId, runId, endedAt: null },
    data: { endedAt: new Date(), endedBy: actor.by },
  });
  if (count === 0) throw new NotFound('cost');
}
