import type { Actor } from '@/lib/auth/actor';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { idOf } from '@/lib/text/page';

/** The name of a season, for those who manage one of its runs; null where they do not, or there is none. */
export async function seasonTitle(actor: Actor, seasonId: string | null) {
  const id = idOf(seasonId ?? undefined);
  return id
    ? db.season.findFirst({
        where: { id, runs: { some: managedRuns(actor) } },
        select: { id: true, titleEn: true, titleRu: true },
      })
    : null;
}

/** The courses that a season can be planned of, in the actor's scope: what they are, how long they take, and whether they
 * have an agenda to be filled in. */
export async function seasonCourses(actor: Actor) {
  const courses = await db.course.findMany({
    where: { programme: visibleProgrammes(actor), archivedAt: null },
    orderBy: { code: 'asc' },
    take: 1000,
    select: {
      ...{ id: true, code: true, titleEn: true, titleRu: true, kind: true, days: true, sensitive: true },
      _count: { select: { agendaBlocks: true } },
    },
  });
  return courses.map(({ _count, ...course }) => ({ ...course, blocks: _count.agendaBlocks }));
}
