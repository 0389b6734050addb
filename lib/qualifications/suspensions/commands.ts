import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf, dayOf } from '@/lib/time/day';
import { statusToChange } from '../changing/queries';
import type { LiftingInput, SuspensionInput } from './schema';

/**
 * A status does not entitle from a day on, until the suspension is lifted; its validity runs on. The day may be past, where
 * it is recorded late, or to come. An administrator's decision, as withdrawing is. Refuses QUALIFICATION_ENDED,
 * STATUS_SUSPENDED (one is open already), SUSPENDED_AFTER_END.
 */
export async function suspendQualification(
  actor: Actor,
  qualificationId: string,
  { startsOn, reason }: SuspensionInput,
): Promise<Outcome<{ qualificationId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('qualification');
  return inTransaction(async (tx) => {
    const status = await statusToChange(tx, actor, qualificationId);
    if (status.withdrawnOn) return refuse('QUALIFICATION_ENDED');
    if (status.suspensions.some(({ until }) => until === null)) return refuse('STATUS_SUSPENDED');
    if (status.validUntil !== null && startsOn > status.validUntil)
      return refuse('SUSPENDED_AFTER_END', { day: status.validUntil }, 'startsOn');
    await tx.suspension.create({
      data: { qualificationId: status.id, startsOn: dateOf(startsOn), reason, suspendedBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'suspendQualification',
      subjectType: 'qualification',
      subjectId: status.id,
      details: { from: startsOn },
    });
    return done({ qualificationId: status.id });
  });
}

/** Ends the open suspension of a status; the row stays. Refuses NOT_SUSPENDED, LIFTED_BEFORE_SUSPENSION. */
export async function liftSuspension(
  actor: Actor,
  qualificationId: string,
  { liftedOn }: LiftingInput,
): Promise<Outcome<{ qualificationId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('qualification');
  return inTransaction(async (tx) => {
    const status = await statusToChange(tx, actor, qualificationId);
    const open = await tx.suspension.findFirst({
      where: { qualificationId: status.id, liftedOn: null },
      select: { id: true, startsOn: true },
    });
    if (!open) return refuse('NOT_SUSPENDED');
    const startsOn = dayOf(open.startsOn);
    if (liftedOn < startsOn) return refuse('LIFTED_BEFORE_SUSPENSION', { day: startsOn }, 'liftedOn');
    await tx.suspension.update({
      where: { id: open.id },
      data: { liftedOn: dateOf(liftedOn), liftedAt: new Date(), liftedBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'liftSuspension',
      subjectType: 'qualification',
      subjectId: status.id,
      details: { on: liftedOn },
    });
    return done({ qualificationId: status.id });
  });
}
