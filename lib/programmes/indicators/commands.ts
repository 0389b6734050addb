import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { IndicatorInput } from './schema';

/**
 * Enters an indicator with its values, baselines and targets, or (with `indicatorId`) writes that one anew. Refuses a name that the
 * programme has already (NAME_TAKEN).
 */
export async function recordIndicator(
  actor: Actor,
  programmeId: string,
  { values, aims, ...input }: IndicatorInput,
  indicatorId: string | null = null,
): Promise<Outcome<{ indicatorId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('indicator');
  return inTransaction(async (tx) => {
    if (indicatorId) await requireIndicator(tx, programmeId, indicatorId);
    const { id } = indicatorId
      ? await tx.indicator.update({ where: { id: indicatorId }, data: input, select: { id: true } })
      : await tx.indicator.create({ data: { ...input, programmeId }, select: { id: true } });
    await tx.indicatorValue.deleteMany({ where: { indicatorId: id } });
    await tx.indicatorValue.createMany({ data: values.map((value) => ({ ...value, indicatorId: id })) });
    await tx.indicatorAim.deleteMany({ where: { indicatorId: id } });
    await tx.indicatorAim.createMany({ data: aims.map((aim) => ({ ...aim, indicatorId: id })) });
    await audit(tx, actor, { action: 'recordIndicator', subjectType: 'indicator', subjectId: id });
    return done({ indicatorId: id });
  });
}

/** Takes an indicator away that was never measured. Refuses INDICATOR_HAS_VALUES with their number. */
export async function removeIndicator(
  actor: Actor,
  programmeId: string,
  indicatorId: string,
): Promise<Outcome<{ indicatorId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('indicator');
  return inTransaction(async (tx) => {
    await requireIndicator(tx, programmeId, indicatorId);
    // A value that is being entered holds the indicator: it is counted, or comes too late.
    await tx.$queryRaw`SELECT 1 FROM indicator WHERE id = ${indicatorId}::uuid FOR UPDATE`;
    const values = await tx.indicatorValue.count({ where: { indicatorId } });
    if (values > 0) return refuse('INDICATOR_HAS_VALUES', { count: values });
    await tx.indicatorAim.deleteMany({ where: { indicatorId } });
    await tx.indicator.deleteMany({ where: { id: indicatorId } });
    await audit(tx, actor, { action: 'removeIndicator', subjectType: 'indicator', subjectId: indicatorId });
    return done({ indicatorId });
  });
}

async function requireIndicator(tx: Transaction, programmeId: string, id: string): Promise<void> {
  const found = await tx.indicator.findFirst({ where: { id, programmeId }, select: { id: true } });
  if (!found) throw new NotFound('indicator');
}
