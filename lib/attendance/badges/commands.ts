import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { RenewInput } from './schema';

/**
 * A badge was lost: the next one that is printed has another code, and the lost one opens nothing any more. Refuses
 * BADGE_WITHOUT_PLACE; throws NotFound for a place on a run that the actor does not manage.
 */
export async function renewBadge(
  actor: Actor,
  { runId, enrolmentId }: RenewInput,
): Promise<Outcome<{ badgeVersion: number }>> {
  return inTransaction(async (tx) => {
    const place = await tx.enrolment.findFirst({
      where: { id: enrolmentId, runId, run: managedRuns(actor) },
      select: { state: true },
    });
    if (!place) throw new NotFound('enrolment');
    if (place.state !== 'CONFIRMED' && place.state !== 'NO_SHOW') return refuse('BADGE_WITHOUT_PLACE');
    const { badgeVersion } = await tx.enrolment.update({
      where: { id: enrolmentId },
      data: { badgeVersion: { increment: 1 } },
      select: { badgeVersion: true },
    });
    await audit(tx, actor, {
      action: 'renewBadge',
      subjectType: 'enrolment',
      subjectId: enrolmentId,
      details: { runId, badgeVersion },
    });
    return done({ badgeVersion });
  });
}
