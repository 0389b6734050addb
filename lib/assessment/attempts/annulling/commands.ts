import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAssess } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { runToAssess } from '../../access/queries';
import { takeScoresBack } from '../commands';
import type { AnnulInput } from '../schema';

/**
 * Somebody's try does not count: it stays with the reason, its score is taken back (what was entered over it by hand
 * stands), and the person can try again. For who manages the run. Refuses TRY_ANNULLED, OWN_RESULT, RUN_CANCELLED.
 */
export async function annulAttempt(
  actor: Actor,
  runId: string,
  { attemptId, reason }: AnnulInput,
  now = new Date(),
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const run = await runToAssess(tx, actor, runId);
    if (!run.managed) throw new NotFound('run');
    await tx.$queryRaw`SELECT FROM test_attempt WHERE id = ${attemptId}::uuid FOR UPDATE`;
    const attempt = await tx.testAttempt.findFirst({
      where: { id: attemptId, runId: run.id },
      select: { kind: true, annulledAt: true, enrolment: { select: { id: true, personId: true } } },
    });
    if (!attempt) throw new NotFound('attempt');
    if (run.cancelledAt) return refuse('RUN_CANCELLED');
    if (attempt.annulledAt) return refuse('TRY_ANNULLED');
    const { kind, enrolment } = attempt;
    if (!canAssess(actor, { personId: enrolment.personId, run })) return refuse('OWN_RESULT');
    await tx.testAttempt.update({
      where: { id: attemptId },
      data: { annulledAt: now, annulledBy: actor.by, annulledWhy: reason },
      select: { id: true },
    });
    await takeScoresBack(tx, { runId: run.id, kind }, [enrolment.id], actor.by);
    await audit(tx, actor, {
      action: 'annulAttempt',
      subjectType: 'run',
      subjectId: run.id,
      details: { kind, personId: enrolment.personId, attempt: attemptId },
    });
    return done(null);
  });
}
