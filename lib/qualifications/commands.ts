import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister, canCoordinateEverything } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf, type Day } from '@/lib/time/day';
import { lastDay } from './rules';
import type { QualificationTypeInput, TypeChange } from './schema';

/** Defines a kind of status. Refuses CODE_TAKEN. */
export async function createQualificationType(
  actor: Actor,
  input: QualificationTypeInput,
): Promise<Outcome<{ typeId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('qualification type');
  return inTransaction(async (tx) => {
    const { id } = await tx.qualificationType.create({ data: input, select: { id: true } });
    await audit(tx, actor, {
      action: 'createQualificationType',
      subjectType: 'qualification-type',
      subjectId: id,
    });
    return done({ typeId: id });
  });
}

/**
 * Changes what a kind of status is called and how long it is valid. Statuses that people hold keep the end that they
 * were conferred with; the new validity is for those conferred from now on.
 */
export async function changeQualificationType(
  actor: Actor,
  typeId: string,
  { nameEn, nameRu, validityMonths }: TypeChange,
): Promise<Outcome<{ typeId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('qualification type');
  return inTransaction(async (tx) => {
    const where = { id: typeId };
    const before = await tx.qualificationType.findUnique({ where, select: { validityMonths: true } });
    if (!before) throw new NotFound('qualification type');
    await tx.qualificationType.update({
      where,
      data: { nameEn, nameRu, validityMonths },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'changeQualificationType',
      subjectType: 'qualification-type',
      subjectId: typeId,
      details: { from: before.validityMonths, to: validityMonths },
    });
    return done({ typeId });
  });
}

export type Conferral = { personId: string; typeId: string; certificateId: string; validFrom: Day };

/**
 * Confers statuses on people whose certificates are being issued, in the issuing transaction. Authorised by
 * the issue. One statement for all of them.
 */
export async function conferQualifications(tx: Transaction, conferrals: Conferral[]): Promise<void> {
  if (conferrals.length === 0) return;
  const types = await tx.qualificationType.findMany({
    where: { id: { in: conferrals.map(({ typeId }) => typeId) } },
    select: { id: true, validityMonths: true },
  });
  const monthsOf = new Map(types.map((type) => [type.id, type.validityMonths]));
  await tx.qualification.createMany({
    data: conferrals.map(({ validFrom, typeId, ...conferral }) => {
      const until = lastDay(validFrom, monthsOf.get(typeId) ?? null);
      return { ...conferral, typeId, validFrom: dateOf(validFrom), validUntil: until ? dateOf(until) : null };
    }),
  });
}

/**
 * Takes away the status that a revoked certificate had conferred, in the revoking transaction: a status
 * without its proof would entitle to teach.
 */
export async function withdrawQualificationOf(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  reason: string,
): Promise<void> {
  await tx.qualification.updateMany({
    where: { certificateId, withdrawnAt: null },
    data: { withdrawnAt: new Date(), withdrawnBy: actor.by, withdrawnReason: reason },
  });
}

/** Takes a status away, with the reason; the certificate stays. An administrator's decision. */
export async function withdrawQualification(
  actor: Actor,
  qualificationId: string,
  { reason }: { reason: string },
): Promise<Outcome<{ qualificationId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('qualification');
  return inTransaction(async (tx) => {
    const where = { id: qualificationId };
    if (!(await tx.qualification.findUnique({ where, select: { id: true } })))
      throw new NotFound('qualification');
    const { count } = await tx.qualification.updateMany({
      where: { id: qualificationId, withdrawnAt: null },
      data: { withdrawnAt: new Date(), withdrawnBy: actor.by, withdrawnReason: reason },
    });
    if (count === 0) return refuse('QUALIFICATION_ENDED');
    await audit(tx, actor, {
      action: 'withdrawQualification',
      subjectType: 'qualification',
      subjectId: qualificationId,
    });
    return done({ qualificationId });
  });
}
