import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { institutionSearchKey, makesCircle } from './rules';
import type { InstitutionInput } from './schema';

/**
 * Enters an institution. Refuses PARENT_UNKNOWN, REGION_OF_ANOTHER_COUNTRY, INSTITUTION_KNOWN (the same name in
 * the same country under the same parent).
 */
export async function createInstitution(
  actor: Actor,
  input: InstitutionInput,
): Promise<Outcome<{ institutionId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('institution');
  return inTransaction(async (tx) => {
    const refused = await check(tx, null, input);
    if (refused) return refused;
    const { id } = await tx.institution.create({
      data: { ...input, searchKey: institutionSearchKey(input) },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createInstitution', subjectType: 'institution', subjectId: id });
    return done({ institutionId: id });
  });
}

/** Corrects an institution. Refuses as `createInstitution`, and PARENT_BELOW when it would stand above itself. */
export async function changeInstitution(
  actor: Actor,
  institutionId: string,
  input: InstitutionInput,
): Promise<Outcome<{ institutionId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('institution');
  return inTransaction(async (tx) => {
    const known = await tx.institution.findUnique({ where: { id: institutionId }, select: { id: true } });
    if (!known) throw new NotFound('institution');
    const refused = await check(tx, institutionId, input);
    if (refused) return refused;
    await tx.institution.update({
      where: { id: institutionId },
      data: { ...input, searchKey: institutionSearchKey(input) },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'changeInstitution',
      subjectType: 'institution',
      subjectId: institutionId,
    });
    return done({ institutionId });
  });
}

async function check(
  tx: Transaction,
  id: string | null,
  input: InstitutionInput,
): Promise<Outcome<never> | null> {
  if (input.parentId) {
    // Two moves at once could each be right and make a circle together.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('institution_tree'))`;
    const all = await tx.institution.findMany({ select: { id: true, parentId: true } });
    const parents = new Map(all.map((each) => [each.id, each.parentId]));
    if (!parents.has(input.parentId)) return refuse('PARENT_UNKNOWN', undefined, 'parentId');
    if (id && makesCircle(id, input.parentId, parents)) return refuse('PARENT_BELOW', undefined, 'parentId');
  }
  if (input.regionCode && !input.regionCode.startsWith(`${input.countryCode}-`)) {
    return refuse('REGION_OF_ANOTHER_COUNTRY', undefined, 'regionCode');
  }
  const twin = await tx.institution.findFirst({
    where: {
      searchKey: institutionSearchKey(input),
      countryCode: input.countryCode,
      parentId: input.parentId,
      ...(id ? { id: { not: id } } : {}),
    },
    select: { id: true },
  });
  return twin ? refuse('INSTITUTION_KNOWN', undefined, 'name') : null;
}
