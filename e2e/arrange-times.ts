import { db } from '@/lib/db/client';

/** When a run is held: its days, and the local times of its sessions. */
export async function timesOf(runId: string) {
  const { startsOn, endsOn, sessions } = await db.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      startsOn: true,
      endsOn: true,
      sessions: { orderBy: { startsAt: 'asc' }, select: { startsAtLocal: true } },
    },
  });
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const local = sessions.map(({ startsAtLocal }) => startsAtLocal.toISOString().slice(0, 16));
  return { startsOn: day(startsOn), endsOn: day(endsOn), sessions: local };
}
