import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { foldName } from '@/lib/text/names/fold';
import { courseProblems, sameDefinition } from './rules';
import { completionDefinition, type CompletionDefinition, type CourseInput, type CurriculumInput } from './schema';

function authorise(actor: Actor, programmeId: string): void {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('course');
}

function row({ completion: _completion, entitledTypeIds: _entitled, ...course }: CourseInput) {
  const names = [course.code, course.titleEn, course.titleRu ?? ''];
  return { ...course, searchKey: names.map(foldName).join(' ') };
}

/** Puts a course into the catalogue with version 1 of its completion rule. */
export async function createCourse(actor: Actor, input: CourseInput): Promise<Outcome<{ courseId: string }>> {
  authorise(actor, input.programmeId);
  const problems = courseProblems(input);
  if (problems.length > 0) return refuseAll(problems);
  return inTransaction(async (tx) => {
    const { id } = await tx.course.create({
      data: {
        ...row(input),
        completionRules: { create: { version: 1, definition: input.completion } },
        entitledTypes: { create: input.entitledTypeIds.map((typeId) => ({ typeId })) },
      },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createCourse', subjectType: 'course', subjectId: id });
    return done({ courseId: id });
  });
}

/**
 * Changes a course. Another completion rule becomes a new version: runs that are planned keep the version
 * that they were planned with.
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
    await tx.entitlement.deleteMany({ where: { courseId } });
    await tx.course.update({
      where: { id: courseId },
      data: { ...row(input), entitledTypes: { create: input.entitledTypeIds.map((typeId) => ({ typeId })) } },
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

/** Sets a curriculum's title and the order of its courses; makes it where there is none of that code. */
export async function arrangeCurriculum(
  actor: Actor,
  programmeId: string,
  { courseIds, ...curriculum }: CurriculumInput,
): Promise<Outcome<{ curriculumId: string }>> {
  authorise(actor, programmeId);
  return inTransaction(async (tx) => {
    const foreign = await tx.course.count({ where: { id: { in: courseIds }, programmeId } });
    if (foreign !== new Set(courseIds).size) return refuse('COURSE_OF_ANOTHER_PROGRAMME', undefined, 'courseIds');
    const existing = await tx.curriculum.findUnique({
      where: { code: curriculum.code },
      select: { programmeId: true },
    });
    if (existing && existing.programmeId !== programmeId) return refuse('CODE_TAKEN', undefined, 'code');
    const { id } = await tx.curriculum.upsert({
      where: { code: curriculum.code },
      create: { ...curriculum, programmeId },
      update: curriculum,
      select: { id: true },
    });
    await tx.curriculumCourse.deleteMany({ where: { curriculumId: id } });
    await tx.curriculumCourse.createMany({
      data: courseIds.map((courseId, index) => ({ curriculumId: id, courseId, position: index + 1 })),
    });
    await audit(tx, actor, { action: 'arrangeCurriculum', subjectType: 'curriculum', subjectId: id });
    return done({ curriculumId: id });
  });
}
