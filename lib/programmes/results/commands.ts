import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import { resultInput } from './queries';
import { overwritten } from './rules';
import type { ResultInput } from './schema';

/**
 * Enters what trained people achieved, or (with `resultId`) corrects what was entered: what it said before stays, with
 * who changed it and when. Throws NotFound for what is not of the programme.
 */
export async function recordResult(
  actor: Actor,
  programmeId: string,
  { runIds, ...input }: ResultInput,
  resultId: string | null = null,
): Promise<Outcome<{ resultId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('result');
  return inTransaction(async (tx) => {
    await requireKnown(tx, programmeId, { ...input, runIds });
    const columns = {
      ...input,
      happenedFrom: input.happenedFrom && dateOf(input.happenedFrom),
      happenedTo: input.happenedTo && dateOf(input.happenedTo),
    };
    const before = resultId ? await heldResult(tx, programmeId, resultId) : null;
    const id = resultId
      ? (await tx.result.update({ where: { id: resultId }, data: columns, select: { id: true } })).id
      : (
          await tx.result.create({
            data: { ...columns, programmeId, enteredBy: actor.by },
            select: { id: true },
          })
        ).id;
    if (before) {
      const was = overwritten(before, { ...input, runIds });
      if (Object.keys(was).length === 0) return done({ resultId: id });
      await tx.resultChange.create({ data: { resultId: id, by: actor.by, before: was } });
    }
    await tx.resultRun.deleteMany({ where: { resultId: id } });
    await tx.resultRun.createMany({ data: [...new Set(runIds)].map((runId) => ({ resultId: id, runId })) });
    await audit(tx, actor, { action: 'recordResult', subjectType: 'result', subjectId: id });
    return done({ resultId: id });
  });
}

/** Takes a result away that should not have been entered; the row stays, with who took it away and when. */
export async function removeResult(
  actor: Actor,
  programmeId: string,
  resultId: string,
): Promise<Outcome<{ resultId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('result');
  return inTransaction(async (tx) => {
    await heldResult(tx, programmeId, resultId);
    await tx.result.update({
      where: { id: resultId },
      data: { removedAt: new Date(), removedBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'removeResult',
      subjectType: 'result',
      subjectId: resultId,
      details: { programmeId },
    });
    return done({ resultId });
  });
}

/** The result as it stands, held until the end of the transaction: corrections come one after another. */
async function heldResult(tx: Transaction, programmeId: string, resultId: string): Promise<ResultInput> {
  await tx.$queryRaw`SELECT 1 FROM result WHERE id = ${resultId}::uuid FOR UPDATE`;
  const found = await resultInput(tx, programmeId, resultId);
  if (!found) throw new NotFound('result');
  return found;
}

/** The course and the runs must be of this programme; the institution and the country must be there. */
async function requireKnown(
  tx: Transaction,
  programmeId: string,
  {
    courseId,
    runIds,
    institutionId,
    countryCode,
  }: Pick<ResultInput, 'courseId' | 'runIds' | 'institutionId' | 'countryCode'>,
): Promise<void> {
  const runs = [...new Set(runIds)];
  const known = [
    !courseId || (await tx.course.count({ where: { id: courseId, programmeId } })) === 1,
    runs.length === 0 ||
      (await tx.courseRun.count({ where: { id: { in: runs }, programmeId } })) === runs.length,
    !institutionId || (await tx.institution.count({ where: { id: institutionId } })) === 1,
    !countryCode || (await tx.country.count({ where: { code: countryCode } })) === 1,
  ];
  if (known.includes(false)) throw new NotFound('course, run, institution or country');
}
