import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import type { CurriculumInput } from './schema';

/**
 * Makes a curriculum with its courses in their order, or (with `curriculumId`) arranges that one anew. Refuses
 * CODE_TAKEN, COURSE_TWICE and COURSE_OF_ANOTHER_PROGRAMME.
 */
export async function arrangeCurriculum(
  actor: Actor,
  programmeId: string,
  { courseIds, ...curriculum }: CurriculumInput,
  curriculumId: string | null = null,
): Promise<Outcome<{ curriculumId: string }>> {
  if (!canManageProgramme(actor, { programmeId })) throw new NotFound('curriculum');
  if (new Set(courseIds).size < courseIds.length) return refuse('COURSE_TWICE', undefined, 'courseIds');
  return inTransaction(async (tx) => {
    if (curriculumId) await requireCurriculum(tx, programmeId, curriculumId);
    const own = await tx.course.count({ where: { id: { in: courseIds }, programmeId } });
    if (own < courseIds.length) return refuse('COURSE_OF_ANOTHER_PROGRAMME', undefined, 'courseIds');
    const { id } = curriculumId
      ? await tx.curriculum.update({ where: { id: curriculumId }, data: curriculum, select: { id: true } })
      : await tx.curriculum.create({ data: { ...curriculum, programmeId }, select: { id: true } });
    await tx.curriculumCourse.deleteMany({ where: { curriculumId: id } });
    await tx.curriculumCourse.createMany({
      data: courseIds.map((courseId, index) => ({ curriculumId: id, courseId, position: index + 1 })),
    });
    await audit(tx, actor, { action: 'arrangeCurriculum', subjectType: 'curriculum', subjectId: id });
    return done({ curriculumId: id });
  });
}

async function requireCurriculum(tx: Transaction, programmeId: string, id: string): Promise<void> {
  const found = await tx.curriculum.findFirst({ where: { id, programmeId }, select: { id: true } });
  if (!found) throw new NotFound('curriculum');
}
