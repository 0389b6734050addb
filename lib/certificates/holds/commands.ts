import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { hasPaper } from '../issue/rules';
import { heldEnrolments } from './queries';
import type { HoldInput, LiftInput } from './schema';

/** Holds the run, as an issue does: whoever is held by then is passed over, whoever is not has been issued to. */
async function managedRun(tx: Transaction, actor: Actor, runId: string): Promise<string> {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const run = await tx.courseRun.findFirst({
    where: { AND: [{ id }, managedRuns(actor)] },
    select: { id: true },
  });
  if (!run) throw new NotFound('run');
  return run.id;
}

/**
 * Holds the certificates of people of a run, with the reason, until somebody lifts it: issuing passes over them. Who is
 * held already stays so, with the reason of then. Refuses NOT_ON_ROSTER, and CERTIFICATE_EXISTS for someone who has a
 * valid certificate of the run: that is revoked, not held. Where it is one of attendance, one of completion can still come.
 */
export async function holdCertificates(
  actor: Actor,
  runId: string,
  { enrolmentIds, reason }: HoldInput,
): Promise<Outcome<{ held: number }>> {
  return inTransaction(async (tx) => {
    const id = await managedRun(tx, actor, runId);
    const wanted = [...new Set(enrolmentIds)];
    const where = { id: { in: wanted }, runId: id, state: 'CONFIRMED' as const };
    if ((await tx.enrolment.count({ where })) < wanted.length) return refuse('NOT_ON_ROSTER');
    const live = await tx.certificate.findMany({
      where: { runId: id, enrolmentId: { in: wanted }, endedAt: null },
      select: { kind: true, run: { select: { course: { select: { certificateKind: true } } } } },
    });
    if (live.some(({ kind, run }) => hasPaper([{ kind }], run.course.certificateKind ?? kind))) {
      return refuse('CERTIFICATE_EXISTS');
    }
    const held = await heldEnrolments(tx, id);
    const added = wanted.filter((enrolmentId) => !held.has(enrolmentId));
    await tx.certificateHold.createMany({
      data: added.map((enrolmentId) => ({ runId: id, enrolmentId, reason, heldBy: actor.by })),
    });
    await audit(tx, actor, {
      action: 'holdCertificates',
      subjectType: 'run',
      subjectId: id,
      details: { enrolmentIds: added },
    });
    return done({ held: added.length });
  });
}

/** Lifts the holds of people of a run; who is not held stays so. Refuses NOT_HELD where none of them is. */
export async function liftHolds(
  actor: Actor,
  runId: string,
  { enrolmentIds }: LiftInput,
): Promise<Outcome<{ lifted: number }>> {
  return inTransaction(async (tx) => {
    const id = await managedRun(tx, actor, runId);
    const wanted = [...new Set(enrolmentIds)];
    const { count } = await tx.certificateHold.updateMany({
      where: { runId: id, enrolmentId: { in: wanted }, liftedAt: null },
      data: { liftedAt: new Date(), liftedBy: actor.by },
    });
    if (count === 0) return refuse('NOT_HELD');
    await audit(tx, actor, {
      action: 'liftHolds',
      subjectType: 'run',
      subjectId: id,
      details: { enrolmentIds: wanted },
    });
    return done({ lifted: count });
  });
}
