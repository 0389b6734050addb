import { office, programmeOf, value } from '@/lib/programmes/testing/fixture';
import { createCourse } from '../commands';
import { courseSchema, type CourseInput } from '../schema';

export const courseInput = (
  programmeId: string,
  code: string,
  changes: Partial<CourseInput> = {},
): CourseInput =>
  courseSchema.parse({
    programmeId,
    code,
    titleEn: `Course ${code}`,
    titleRu: null,
    kind: 'TRAINING',
    objectives: [],
    audience: null,
    days: 3,
    certificateKind: 'COMPLETION',
    confersTypeId: null,
    entitledTypeIds: [],
    sensitive: false,
    completion: { attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' } },
    ...changes,
  });

/** A course in a programme of its own, or in the one given. */
export async function courseOf(code: string, changes: Partial<CourseInput> = {}) {
  const programmeId = changes.programmeId ?? (await programmeOf(`P-${code}`));
  const { courseId } = value(await createCourse(office, courseInput(programmeId, code, changes)));
  return { programmeId, courseId };
}
