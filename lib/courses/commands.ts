import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { foldName } from '@/lib/text/names/fold';
import { courseProblems, sameDefinition } from './rules';
import { completionDefinition, type CompletionDefinition, type CourseInput } from './schema';

function authorise(actor: Actor, programmeId: string): void {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('course');
}

function row({ completion: _completion, entitledTypeIds: _entitled, ...course }: CourseInput) {
  const names = [course.code, course.titleEn, course.titleRu ?? ''];
  return { ...course, searchKey: names.map(foldName).join(' ') };
}

/** The programme and the statuses that the form names must be there: an id that is not is an invention. */
async function requireNamed(tx: Transaction, input: CourseInput): Promise<void> {
  const ids = [...new Set([...input.entitledTypeIds, ...(input.confersTypeId ? [input.confersTypeId] : [])])];
  const statuses = await tx.qualificationType.count({ where: { id: { in: ids } } });
  const programme = await tx.programme.findUnique({
    where: { id: input.programmeId },
    select: { id: true },
  });
  if (!programme || statuses < ids.length) throw new NotFound('programme or status');
}

const entitled = ({ entitledTypeIds }: CourseInput) => ({
  create: [...new Set(entitledTypeIds)].map((typeId) => ({ typeId })),
});

/** Puts a course into the catalogue with version 1 of its completion rule. */
export async function createCourse(actor: Actor, input: CourseInput): Promise<Outcome<{ courseId: string }>> {
  authorise(actor, input.programmeId);
  const problems = courseProblems(input);
  if (problems.length > 0) return refuseAll(problems);
  return inTransaction(async (tx) => {
    await requireNamed(tx, input);
    const { id } = await tx.course.create({
      data: {
        ...row(input),
        completionRules: { create: { version: 1, definition: input.completion } },
        entitledTypes: entitled(input),
      },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createCourse', subjectType: 'course', subjectId: id });
    return done({ courseId: id });
  });
}

/**
 * Changes a course. Another completion rule becomes a new version: runs that are planned keep the version
 * that they were planned with. Refuses COURSE_PROGRAMME_FIXED, CODE_TAKEN, STATUS_NEEDS_COMPLETION_CERTIFICATE.
 */
export async function changeCourse(
  actor: Actor,
  courseId: string,
  input: CourseInput,
): Promise<Outcome<{ courseId: string }>> {
  authorise(actor, input.programmeId);
  const problems = courseProblems(input);
  if (problems.length > 0) return refuseAll(problems);
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({ where: { id: courseId }, select: { programmeId: true } });
    if (!course) throw new NotFound('course');
    authorise(actor, course.programmeId);
    // Its runs, curricula and results belong to the programme as well.
    if (course.programmeId !== input.programmeId)
      return refuse('COURSE_PROGRAMME_FIXED', undefined, 'programmeId');
    await requireNamed(tx, input);
    await tx.entitlement.deleteMany({ where: { courseId } });
    await tx.course.update({
      where: { id: courseId },
      data: { ...row(input), entitledTypes: entitled(input) },
    });
    const version = await reviseCompletionRule(tx, courseId, input.completion);
    await audit(tx, actor, {
      action: 'changeCourse',
      subjectType: 'course',
      subjectId: courseId,
      details: { completionRuleVersion: version },
    });
    return done({ courseId });
  });
}

/** Plans no more runs of a course. What was planned, taught and certified stays. */
export const archiveCourse = (actor: Actor, courseId: string) => setArchived(actor, courseId, true);

/** Plans runs of an archived course again. */
export const restoreCourse = (actor: Actor, courseId: string) => setArchived(actor, courseId, false);

async function setArchived(
  actor: Actor,
  courseId: string,
  archived: boolean,
): Promise<Outcome<{ courseId: string }>> {
  return inTransaction(async (tx) => {
    const course = await tx.course.findUnique({
      where: { id: courseId },
      select: { programmeId: true, archivedAt: true },
    });
    if (!course) throw new NotFound('course');
    authorise(actor, course.programmeId);
    if ((course.archivedAt !== null) === archived) return done({ courseId });
    await tx.course.update({
      where: { id: courseId },
      data: { archivedAt: archived ? new Date() : null },
      select: { id: true },
    });
    const action = archived ? 'archiveCourse' : 'restoreCourse';
    await audit(tx, actor, { action, subjectType: 'course', subjectId: courseId });
    return done({ courseId });
  });
}

/** The version that holds the definition: the last one, or a new one where it asks for something else. */
async function reviseCompletionRule(
  tx: Transaction,
  courseId: string,
  definition: CompletionDefinition,
): Promise<number> {
  const last = await tx.completionRule.findFirst({
    where: { courseId },
    orderBy: { version: 'desc' },
    select: { version: true, definition: true },
  });
  if (last && sameDefinition(completionDefinition.parse(last.definition), definition)) return last.version;
  const version = (last?.version ?? 0) + 1;
  await tx.completionRule.create({ data: { courseId, version, definition } });
  return version;
}
