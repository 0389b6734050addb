import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { placeWalkIns } from './recording/commands';
import type { RefuseInput, ReopenInput, TieInput } from './schema';

/**
 * Says who walk-ins are: what was recorded of them stands at that person's place from now on, and what a phone still
 * sends of them as well. Refuses WALK_IN_SETTLED, and WALK_IN_PLACE for a place that cannot be recorded.
 */
export async function tieWalkIns(
  actor: Actor,
  runId: string,
  { walkInIds, enrolmentId }: TieInput,
): Promise<Outcome<{ tied: number }>> {
  return inTransaction(async (tx) => {
    const held = await heldWalkIns(tx, actor, runId, walkInIds);
    if (!held.ok) return held;
    const place = await tx.enrolment.findFirst({
      where: { id: enrolmentId, runId, state: { in: ['CONFIRMED', 'NO_SHOW'] } },
      select: { id: true },
    });
    if (!place) return refuse('WALK_IN_PLACE');
    return done(await tieHeld(tx, actor, runId, walkInIds, enrolmentId));
  });
}

/** Ties walk-ins that `heldWalkIns` holds to a place of the run that can be recorded, and audits it. */
export async function tieHeld(
  tx: Transaction,
  actor: Actor,
  runId: string,
  walkInIds: readonly string[],
  enrolmentId: string,
): Promise<{ tied: number }> {
  await tx.walkIn.updateMany({
    where: { id: { in: [...walkInIds] } },
    data: { enrolmentId, settledAt: new Date(), settledBy: actor.by },
  });
  await placeWalkIns(tx, walkInIds);
  await audit(tx, actor, {
    action: 'tieWalkIns',
    subjectType: 'run',
    subjectId: runId,
    details: { walkInIds: [...walkInIds], enrolmentId },
  });
  return { tied: walkInIds.length };
}

/** Says that walk-ins are not to be counted, and why. What was recorded of them stays to be read. Refuses WALK_IN_SETTLED. */
export async function refuseWalkIns(
  actor: Actor,
  runId: string,
  { walkInIds, reason }: RefuseInput,
): Promise<Outcome<{ refused: number }>> {
  return inTransaction(async (tx) => {
    const held = await heldWalkIns(tx, actor, runId, walkInIds);
    if (!held.ok) return held;
    await tx.walkIn.updateMany({
      where: { id: { in: walkInIds } },
      data: { refusedReason: reason, settledAt: new Date(), settledBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'refuseWalkIns',
      subjectType: 'run',
      subjectId: runId,
      details: { walkInIds },
    });
    return done({ refused: walkInIds.length });
  });
}

/**
 * Takes a refusal back: the walk-ins wait again. Who was tied stays tied, for what was recorded stands at a person's place;
 * there it is corrected as any mark is. Refuses WALK_IN_TIED.
 */
export async function reopenWalkIns(
  actor: Actor,
  runId: string,
  { walkInIds }: ReopenInput,
): Promise<Outcome<{ reopened: number }>> {
  return inTransaction(async (tx) => {
    await heldWalkIns(tx, actor, runId, walkInIds);
    const ids = { in: walkInIds };
    const { count } = await tx.walkIn.updateMany({
      where: { id: ids, enrolmentId: null },
      data: { refusedReason: null, settledAt: null, settledBy: null },
    });
    if (count < new Set(walkInIds).size) return refuse('WALK_IN_TIED');
    await audit(tx, actor, {
      action: 'reopenWalkIns',
      subjectType: 'run',
      subjectId: runId,
      details: { walkInIds },
    });
    return done({ reopened: count });
  });
}

/**
 * The walk-ins of a run that the actor may settle, held until the end of the transaction. Refuses WALK_IN_SETTLED; throws
 * NotFound for what is not of a run that the actor manages.
 */
export async function heldWalkIns(
  tx: Transaction,
  actor: Actor,
  runId: string,
  ids: readonly string[],
): Promise<Outcome<null>> {
  const run = await tx.courseRun.findUnique({
    where: { id: runId },
    select: { programmeId: true, countryCode: true },
  });
  if (!run || !canManageRun(actor, run)) throw new NotFound('run');
  const held = await tx.$queryRaw<{ settled: boolean }[]>`
    SELECT settled_at IS NOT NULL AS settled FROM walk_in
    WHERE id = ANY(${[...ids]}::uuid[]) AND run_id = ${runId}::uuid ORDER BY id FOR UPDATE`;
  if (held.length < new Set(ids).size) throw new NotFound('walk-in');
  return held.some(({ settled }) => settled) ? refuse('WALK_IN_SETTLED') : done(null);
}
