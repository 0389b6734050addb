import { db } from '@/lib/db/client';
import { addDays, dateOf } from '@/lib/time/day';
import type { Chance } from './chance';

/** People counted without names at a run: in several places, of sessions and of the whole, some of it taken back. */
export async function crowds(of: Chance, runId: string, sessionIds: readonly string[]): Promise<void> {
  for (const place of ['Hall', 'School'])
    for (const sessionId of [null, ...sessionIds]) {
      if (of.often(0.6)) continue;
      const ended = of.often(0.2) ? { endedAt: new Date(), endedBy: 'test', endedReason: 'x' } : {};
      const spelled = of.often(0.5) ? place : place.toUpperCase();
      const { id: countId } = await db.runCount.create({
        data: { runId, sessionId, place: spelled, recordedBy: 'test', ...ended },
        select: { id: true },
      });
      const cells = (['FEMALE', 'MALE', 'UNKNOWN'] as const).filter(() => of.often(0.7));
      await db.runCountCell.createMany({
        data: cells.map((sex) => ({
          ...{ countId, sex, ageGroup: 'UNKNOWN' as const },
          people: 1 + of.below(40),
        })),
      });
    }
}

/** What came of courses: with and without a date, tied to runs, to a course or to neither; some taken away. */
export async function outcomes(
  of: Chance,
  courses: readonly { id: string; programmeId: string }[],
): Promise<void> {
  for (let index = 0; index < 8; index++) {
    const { id: courseId, programmeId } = of.one(courses);
    const from = addDays('2024-06-01', of.below(600));
    const dated = of.often(0.7);
    const { id: resultId } = await db.result.create({
      data: {
        ...{ programmeId, achievedBy: 'Units', place: 'Osh', what: 'Found', enteredBy: 'test' },
        courseId: of.often(0.5) ? courseId : null,
        happenedFrom: dated ? dateOf(from) : null,
        happenedTo: dated && of.often(0.5) ? dateOf(addDays(from, of.below(120))) : null,
        ...(of.often(0.2) ? { removedAt: new Date(), removedBy: 'test' } : {}),
      },
      select: { id: true },
    });
    const runs = await db.courseRun.findMany({ where: { programmeId }, select: { id: true } });
    const tied = of.often(0.4) ? runs.filter(() => of.often(0.3)) : [];
    await db.resultRun.createMany({ data: tied.map(({ id: runId }) => ({ resultId, runId })) });
  }
}
