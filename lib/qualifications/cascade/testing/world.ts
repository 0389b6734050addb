import { courseOf } from '@/lib/courses/testing/fixture';
import { db } from '@/lib/db/client';
import { runOf } from '@/lib/programmes/testing/fixture';
import { addDays, dateOf, type Day } from '@/lib/time/day';

/** What tests of the cascade stand on: people, runs, who taught them and who completed them. */

let made = 0;

/** Numbers and names of a test's own. */
export const next = () => `${process.hrtime.bigint()}${++made}`;

type Of = { sex?: 'FEMALE' | 'MALE' | null; countryCode?: string | null };

export async function personOf(latinName: string, { sex = null, countryCode = null }: Of = {}) {
  const { id } = await db.person.create({
    data: { latinName, sex, countryCode, searchKey: latinName.toLowerCase(), nameKeys: [] },
    select: { id: true },
  });
  return id;
}

export const teach = (runId: string, personId: string, removed = false) =>
  db.trainerAssignment.create({
    data: {
      ...{ runId, personId, assignedBy: 'test' },
      ...(removed ? { removedAt: new Date(), removedBy: 'test' } : {}),
    },
  });

/** A certificate that says that the person completed the run (or only attended it). */
export async function complete(
  runId: string,
  personId: string,
  kind: 'COMPLETION' | 'ATTENDANCE' = 'COMPLETION',
) {
  const { id: enrolmentId } = await db.enrolment.create({
    data: { runId, personId, state: 'CONFIRMED' },
    select: { id: true },
  });
  const batch = await db.issueBatch.create({ data: { runId, issuedBy: 'test' }, select: { id: true } });
  const { id } = await db.certificate.create({
    data: {
      ...{ number: `N-${next()}`, code: `c-${next()}`, kind, language: 'EN', snapshot: {}, evidence: {} },
      ...{ runId, personId, enrolmentId, batchId: batch.id, issuedOn: new Date('2026-06-17') },
    },
    select: { id: true },
  });
  return id;
}

type RunPlan = {
  startsOn: Day;
  days?: number;
  countryCode?: string;
  trainers?: string[];
  completed?: string[];
};

/** A course of its own, and runs of it. */
export async function courseWithRuns() {
  const { courseId, programmeId } = await courseOf(`C-${next().slice(-12)}`);
  const run = async ({ startsOn, days = 3, countryCode = 'UZ', trainers = [], completed = [] }: RunPlan) => {
    const id = await runOf(courseId, countryCode);
    await db.courseRun.update({
      where: { id },
      data: {
        ...{ startsOn: dateOf(startsOn), endsOn: dateOf(addDays(startsOn, days - 1)) },
        code: `R-${next()}`,
        capacity: 300,
      },
    });
    for (const person of trainers) await teach(id, person);
    for (const person of completed) await complete(id, person);
    return id;
  };
  return { courseId, programmeId, run };
}
