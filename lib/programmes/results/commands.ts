import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { ResultInput } from './schema';

/** Enters what trained people achieved, or (with `resultId`) corrects what was entered. */
export async function recordResult(
  actor: Actor,
  programmeId: string,
  input: ResultInput,
  resultId: string | null = null,
): Promise<Outcome<{ resultId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('result');
  return inTransaction(async (tx) => {
    await requireOwn(tx, programmeId, input.courseId, resultId);
    const { id } = resultId
      ? await tx.result.update({ where: { id: resultId }, data: input, select: { id: true } })
      : await tx.result.create({ data: { ...input, programmeId }, select: { id: true } });
    await audit(tx, actor, { action: 'recordResult', subjectType: 'result', subjectId: id });
    return done({ resultId: id });
  });
}

/** Takes a result away that should not have been entered. The audit log says who did. */
export async function removeResult(
  actor: Actor,
  programmeId: string,
  resultId: string,
): Promise<Outcome<{ resultId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('result');
  return inTransaction(async (tx) => {
    await requireOwn(tx, programmeId, null, resultId);
    await tx.result.deleteMany({ where: { id: resultId } });
    await audit(tx, actor, {
      action: 'removeResult',
      subjectType: 'result',
      subjectId: resultId,
      details: { programmeId },
    });
    return done({ resultId });
  });
}

/** The course and the result must be of this programme. */
async function requireOwn(
  tx: Transaction,
  programmeId: string,
  courseId: string | null,
  resultId: string | null,
): Promise<void> {
  const select = { id: true } as const;
  if (courseId && !(await tx.course.findFirst({ where: { id: courseId, programmeId }, select }))) {
    throw new NotFound('course');
  }
  if (resultId && !(await tx.result.findFirst({ where: { id: resultId, programmeId }, select }))) {
    throw new NotFound('result');
  }
}
