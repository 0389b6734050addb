import { systemActor } from '@/lib/auth/actor';
import { createCourse } from '@/lib/courses/commands';
import { courseSchema } from '@/lib/courses/schema';
import { db } from '@/lib/db/client';
import { must } from '@/prisma/seed/must';
import { uniqueName } from './unique';

/** A course that no other journey has: its certificate can be designed. */
export async function aNewCourse(): Promise<{ courseId: string; code: string }> {
  const { programmeId } = await db.course.findFirstOrThrow({
    where: { code: 'NPS-1' },
    select: { programmeId: true },
  });
  const name = uniqueName().latin;
  const code = `D-${name.toUpperCase()}`;
  const course = courseSchema.parse({
    ...{ programmeId, code, titleEn: `Course of ${name}`, titleRu: null, kind: 'TRAINING', days: 1 },
    ...{ objectives: [], audience: null, certificateKind: 'COMPLETION', confersTypeId: null },
    ...{ entitledTypeIds: [], sensitive: false },
    completion: { attendance: { minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' } },
  });
  const { courseId } = must(await createCourse(systemActor('journeys'), course));
  return { courseId, code };
}
