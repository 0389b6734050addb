import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme, canManageRun } from '@/lib/auth/policy';
import { recordableRuns, visiblePeople } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';

const facts = {
  ...{ id: true, programmeId: true, countryCode: true, cancelledAt: true },
  trainers: { where: { removedAt: null }, select: { personId: true } },
} as const;

/**
 * A run whose results the actor may record, locked until the transaction ends: an issue, a move to another rule and a
 * second pair of hands come one after another. Else NotFound.
 */
export async function runToAssess(tx: Transaction, actor: Actor, runId: string) {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.courseRun.findFirst({
    where: { AND: [{ id }, recordableRuns(actor)] },
    select: facts,
  });
  if (!found) throw new NotFound('run');
  const { trainers, ...run } = found;
  return {
    ...run,
    trainerIds: trainers.map(({ personId }) => personId),
    /** Enters what others have said, as well as the own word. */
    managed: canManageRun(actor, run),
  };
}

export type RunToAssess = Awaited<ReturnType<typeof runToAssess>>;

/**
 * Of these people, those whose word the actor may enter: their own; and for who manages the run, that of its trainers and
 * of anybody whom they see.
 */
export async function assessorsOf(
  tx: Transaction,
  actor: Actor,
  run: RunToAssess,
  ids: readonly string[],
): Promise<Set<string>> {
  const own = actor.personId ? [actor.personId] : [];
  if (!run.managed) return new Set(own);
  const seen = await tx.person.findMany({
    where: { AND: [{ id: { in: [...new Set(ids)] } }, visiblePeople(actor)] },
    select: { id: true },
  });
  return new Set([...own, ...run.trainerIds, ...seen.map(({ id }) => id)]);
}

/** A course whose forms, questions and tests the actor may change (`canManageProgramme`); else NotFound. */
export async function managedCourse(db: Db, actor: Actor, courseId: string) {
  const id = idOf(courseId);
  const course =
    id &&
    (await db.course.findUnique({ where: { id }, select: { id: true, code: true, programmeId: true } }));
  if (!course || !canManageProgramme(actor, course)) throw new NotFound('course');
  return course;
}

/** The same, locked until the transaction ends: numbers and versions come one after another. */
export async function lockedCourse(tx: Transaction, actor: Actor, courseId: string) {
  const id = idOf(courseId);
  if (id) await tx.$queryRaw`SELECT 1 FROM course WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return managedCourse(tx, actor, courseId);
}
