import { recordResults } from '@/lib/assessment/commands';
import { systemActor } from '@/lib/auth/actor';
import { createCourse } from '@/lib/courses/commands';
import { attendanceOnly } from '@/lib/courses/rules';
import { completionDefinition } from '@/lib/courses/schema';
import { db } from '@/lib/db/client';
import { createPerson } from '@/lib/people/commands';
import { must } from '@/prisma/seed/must';
import { uniqueName } from './unique';

const office = systemActor('journeys');

/**
 * A course of the reference programme's first programme that asks for attendance and nothing else, or for so many per cent
 * of the test after it.
 */
export async function aCourse({ postTest = 0 } = {}): Promise<{
  courseId: string;
  code: string;
  title: string;
}> {
  const { programmeId } = await db.course.findFirstOrThrow({
    where: { code: 'NPS-1' },
    select: { programmeId: true },
  });
  const { latin, cyrillic } = uniqueName();
  const code = `E2E-${latin.replace(/[^A-Za-z0-9]/g, '').toUpperCase()}`;
  const title = `Course ${latin}`;
  const course = {
    ...{ programmeId, code, titleEn: title, titleRu: `Курс ${cyrillic}`, kind: 'TRAINING' as const },
    ...{ objectives: [], audience: null, days: 1, certificateKind: 'COMPLETION' as const },
    ...{ confersTypeId: null, entitledTypeIds: [], sensitive: false },
    completion: {
      ...attendanceOnly({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' }),
      ...(postTest > 0 ? { postTest: { minPercent: postTest } } : {}),
    },
  };
  const { courseId } = must(await createCourse(office, course));
  return { courseId, code, title };
}

/** People of a run have passed with somebody who does not teach there, where its rule asks for a verdict. */
export async function assessed(runId: string, enrolmentIds: readonly string[]): Promise<void> {
  const { completionRule } = await db.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: { completionRule: { select: { definition: true } } },
  });
  if (!completionDefinition.parse(completionRule.definition).verdict) return;
  const names = { officialName: null, latinName: `Assessor ${uniqueName().latin}`, countryCode: 'KZ' };
  const blank = { familyName: null, givenName: null, patronymic: null, sex: null, birthDate: null };
  const reach = { email: null, phone: null, institutionId: null, position: null, preferredLanguage: null };
  const { personId: assessorId } = must(await createPerson(office, { ...blank, ...reach, ...names }));
  const verdicts = enrolmentIds.map((enrolmentId) => ({
    ...{ enrolmentId, assessorId, passed: true, remark: null, seen: null },
  }));
  must(await recordResults(office, runId, { scores: [], verdicts }));
}
