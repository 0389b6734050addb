import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister, canCoordinateEverything } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf, type Day } from '@/lib/time/day';
import { lastDay } from './rules';
import type { QualificationTypeInput, TypeChange } from './schema';

/** What the form names must be there, and who completes a refresher course must be able to prove it. */
async function unknownOf(
  tx: Transaction,
  { countryCodes, refresherCourseId }: TypeChange,
): Promise<Outcome<never> | null> {
  const codes = [...new Set(countryCodes)];
  if ((await tx.country.count({ where: { code: { in: codes } } })) < codes.length)
    return refuse('NOT_A_CHOICE', undefined, 'countryCodes');
  if (refresherCourseId === null) return null;
  const course = await tx.course.findUnique({
    where: { id: refresherCourseId },
    select: { certificateKind: true },
  });
  if (!course) return refuse('NOT_A_CHOICE', undefined, 'refresherCourseId');
  return course.certificateKind === 'COMPLETION'
    ? null
    : refuse('REFRESHER_NEEDS_CERTIFICATE', undefined, 'refresherCourseId');
}

const countriesOf = ({ countryCodes }: TypeChange) => ({
  create: [...new Set(countryCodes)].map((countryCode) => ({ countryCode })),
});

/**
 * Defines a kind of status: how long it lasts, in which languages and countries it entitles to teach, what renews it.
 * Refuses CODE_TAKEN, NOT_A_CHOICE, REFRESHER_NEEDS_CERTIFICATE.
 */
export async function createQualificationType(
  actor: Actor,
  input: QualificationTypeInput,
): Promise<Outcome<{ typeId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('qualification type');
  return inTransaction(async (tx) => {
    const unknown = await unknownOf(tx, input);
    if (unknown) return unknown;
    const { countryCodes: _codes, ...type } = input;
    const { id } = await tx.qualificationType.create({
      data: { ...type, countries: countriesOf(input) },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'createQualificationType',
      subjectType: 'qualification-type',
      subjectId: id,
    });
    return done({ typeId: id });
  });
}

/**
 * Changes a kind of status. Statuses that people hold keep the end that they were conferred with; the new validity is for
 * those conferred or renewed from now on. Scope and renewal hold for everyone at once. Refuses what defining one refuses.
 */
export async function changeQualificationType(
  actor: Actor,
  typeId: string,
  input: TypeChange,
): Promise<Outcome<{ typeId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('qualification type');
  return inTransaction(async (tx) => {
    const where = { id: typeId };
    const before = await tx.qualificationType.findUnique({ where, select: { validityMonths: true } });
    if (!before) throw new NotFound('qualification type');
    const unknown = await unknownOf(tx, input);
    if (unknown) return unknown;
    const { nameEn, nameRu, validityMonths, languages, countryCodes, renewalRuns, refresherCourseId } = input;
    await tx.qualificationTypeCountry.deleteMany({ where: { typeId } });
    await tx.qualificationType.update({
      where,
      data: {
        ...{ nameEn, nameRu, validityMonths, languages, renewalRuns, refresherCourseId },
        countries: countriesOf(input),
      },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'changeQualificationType',
      subjectType: 'qualification-type',
      subjectId: typeId,
      details: {
        ...{ from: before.validityMonths, to: validityMonths },
        ...{ languages, countryCodes, renewalRuns, refresherCourseId },
      },
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
 * Takes away the statuses that revoked certificates had conferred, in the revoking transaction: a status
 * without its proof would entitle to teach. How many that were.
 */
export async function withdrawQualificationsOf(
  tx: Transaction,
  actor: Actor,
  certificateIds: string[],
  reason: string,
): Promise<number> {
  const { count } = await tx.qualification.updateMany({
    where: { certificateId: { in: certificateIds }, withdrawnAt: null },
    data: { withdrawnAt: new Date(), withdrawnBy: actor.by, withdrawnReason: reason },
  });
  return count;
}

/** The same for one certificate. */
export async function withdrawQualificationOf(
  tx: Transaction,
  actor: Actor,
  certificateId: string,
  reason: string,
): Promise<void> {
  await withdrawQualificationsOf(tx, actor, [certificateId], reason);
}

/**
 * What happened to a status goes on with the one that a certificate issued anew confers: its renewals, its later end and
 * its suspensions. In the issuing transaction; authorised by the issue.
 */
export async function carryStatus(
  tx: Transaction,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const former = await tx.qualification.findUnique({
    where: { certificateId: from },
    select: {
      validUntil: true,
      endingToldFor: true,
      renewals: {
        select: { at: true, by: true, basis: true, previousUntil: true, validUntil: true, evidence: true },
      },
      suspensions: {
        select: {
          ...{ startsOn: true, reason: true, suspendedAt: true, suspendedBy: true },
          ...{ liftedOn: true, liftedAt: true, liftedBy: true },
        },
      },
    },
  });
  const next = await tx.qualification.findUnique({ where: { certificateId: to }, select: { id: true } });
  if (!former || !next) return;
  const { renewals, suspensions, validUntil, endingToldFor } = former;
  const qualificationId = next.id;
  await tx.renewal.createMany({
    data: renewals.map((row) => ({ ...row, evidence: row.evidence ?? {}, qualificationId })),
  });
  await tx.suspension.createMany({ data: suspensions.map((row) => ({ ...row, qualificationId })) });
  if (renewals.length === 0) return;
  await tx.qualification.update({
    where: next,
    data: { validUntil, endingToldFor },
    select: { id: true },
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
