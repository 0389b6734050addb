import { visibleProgrammes } from '@/lib/auth/scope';
import { completionDefinition } from '@/lib/courses/schema';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import { byId, keyed } from '../parts/queries';
import type { BodyOf, FiltersOf } from '../resources/schema';
import type { Read, Reader, Slice } from '../types';

const inList = {
  ...{ id: true, code: true, programmeId: true, titleEn: true, titleRu: true, kind: true, days: true },
  ...{ certificateKind: true, confersTypeId: true, sensitive: true, archivedAt: true },
} as const satisfies Prisma.CourseSelect;

type Row = Prisma.CourseGetPayload<{ select: typeof inList }>;

const asRow = ({ archivedAt, ...row }: Row): BodyOf<'courses'> => ({ ...row, archived: archivedAt !== null });

/** The courses of the programmes in the reader's scope. */
export async function apiCourses(
  { actor }: Reader,
  { programme, kind }: FiltersOf<'courses'>,
  slice: Slice,
): Read<BodyOf<'courses'>> {
  const { after, ...page } = byId(slice);
  const rows = await db.course.findMany({
    where: {
      AND: [
        { programme: visibleProgrammes(actor) },
        ...after,
        ...(programme ? [{ programmeId: programme }] : []),
        ...(kind ? [{ kind: { in: kind } }] : []),
      ],
    },
    ...page,
    select: inList,
  });
  return keyed(rows.map(asRow));
}

/** One course with its objectives, the rule of completion that new runs take, and the statuses that entitle to teach it. */
export async function apiCourse({ actor }: Reader, courseId: string): Promise<BodyOf<'course'>> {
  const id = idOf(courseId);
  const found =
    id &&
    (await db.course.findFirst({
      where: { AND: [{ id }, { programme: visibleProgrammes(actor) }] },
      select: {
        ...inList,
        ...{ objectives: true, audience: true },
        entitledTypes: { orderBy: { typeId: 'asc' }, select: { typeId: true } },
        completionRules: {
          orderBy: { version: 'desc' },
          take: 1,
          select: { version: true, definition: true },
        },
      },
    }));
  if (!found) throw new NotFound('course');
  const { objectives, audience, entitledTypes, completionRules, ...row } = found;
  const [rule] = completionRules;
  return {
    ...asRow(row),
    ...{ objectives, audience },
    entitledTypeIds: entitledTypes.map(({ typeId }) => typeId),
    completionRule: rule
      ? { version: rule.version, definition: completionDefinition.parse(rule.definition) }
      : null,
  };
}
