import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { localOf } from '../../sessions/clock/rules';
import { landing, type Block, type Landing } from './rules';

/** The blocks of a course's agenda in their order. For who may see the run that asks. */
export const templateBlocks = (tx: Db, courseId: string): Promise<Block[]> =>
  tx.agendaBlock.findMany({
    where: { courseId },
    orderBy: [{ dayNumber: 'asc' }, { startsAt: 'asc' }, { id: 'asc' }],
    select: {
      dayNumber: true,
      startsAt: true,
      durationMinutes: true,
      titleEn: true,
      titleRu: true,
      kind: true,
      counts: true,
      mandatory: true,
      track: true,
    },
  });

/** The days on which the run has sessions. */
export async function plannedDays(tx: Db, runId: string): Promise<Set<string>> {
  const rows = await tx.trainingSession.findMany({
    where: { runId, cancelledAt: null },
    select: { startsAtLocal: true },
  });
  return new Set(rows.map(({ startsAtLocal }) => localOf(startsAtLocal).slice(0, 10)));
}

/** How the course's agenda would land on the run's days, without doing it. */
export async function templatePreview(actor: Actor, runId: string): Promise<Landing[]> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: { id: true, courseId: true, startsOn: true, endsOn: true },
    }));
  if (!run) throw new NotFound('run');
  const [blocks, planned] = await Promise.all([templateBlocks(db, run.courseId), plannedDays(db, run.id)]);
  return landing(blocks, { startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) }, planned);
}
