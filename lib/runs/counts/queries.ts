import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { decisive, reach, totalOf } from './rules';

const attended = { in: ['PRESENT' as const, 'LATE' as const, 'LEFT_EARLY' as const] };

/**
 * The people of a run whom nobody names: what was counted where, what was corrected and why, and the run's three figures
 * apart. `named` are people with an attendance mark. For whoever manages the run; throws NotFound for all others.
 */
export async function runCrowd(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        ...{ id: true, cityEn: true, cityRu: true, timeZone: true, cancelledAt: true },
        course: { select: { kind: true } },
        sessions: {
          where: { cancelledAt: null, kind: { not: 'BREAK' } },
          orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
          take: 200,
          select: { id: true, titleEn: true, titleRu: true, startsAt: true },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const [counts, people] = await Promise.all([
    db.runCount.findMany({
      where: { runId: run.id },
      orderBy: { id: 'asc' },
      take: 500,
      select: {
        ...{ id: true, runId: true, sessionId: true, place: true, recordedAt: true, recordedBy: true },
        ...{ endedAt: true, endedBy: true, endedReason: true },
        session: { select: { titleEn: true, titleRu: true } },
        cells: { select: { sex: true, ageGroup: true, people: true } },
      },
    }),
    db.enrolment.findMany({
      where: { runId: run.id, marks: { some: { status: attended } } },
      select: { personId: true, runId: true },
    }),
  ]);
  const names = await namesOfAccounts(counts.flatMap(({ recordedBy, endedBy }) => [recordedBy, endedBy]));
  const standing = counts.filter(({ endedAt }) => endedAt === null);
  const telling = new Set(decisive(standing).map((count) => count.id));
  return {
    run: { ...run, cancelled: run.cancelledAt !== null },
    figures: reach(people, standing),
    counts: counts.map(({ recordedBy, endedBy, endedAt, endedReason, ...count }) => ({
      ...count,
      people: totalOf(count.cells),
      recordedBy: names(recordedBy),
      /** Among the counts that the figure is made of. */
      tells: telling.has(count.id),
      ended: endedAt && { at: endedAt, by: names(endedBy), reason: endedReason ?? '' },
    })),
  };
}

export type RunCrowd = Awaited<ReturnType<typeof runCrowd>>;
