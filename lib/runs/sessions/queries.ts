import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { localOf } from './rules';

const personName = { id: true, officialName: true, latinName: true } as const;

/** The run's sessions in the order of time, cancelled ones too, with what the form of a session chooses from. */
export async function agenda(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          id: true,
          startsOn: true,
          endsOn: true,
          timeZone: true,
          cancelledAt: true,
          venue: {
            select: { name: true, rooms: { orderBy: { name: 'asc' }, select: { id: true, name: true } } },
          },
          trainers: {
            where: { removedAt: null },
            orderBy: { assignedAt: 'asc' },
            select: { person: { select: personName } },
          },
          sessions: {
            orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
            select: {
              id: true,
              titleEn: true,
              titleRu: true,
              startsAtLocal: true,
              endsAtLocal: true,
              counts: true,
              cancelledAt: true,
              room: { select: { id: true, name: true } },
              trainers: { select: { person: { select: personName } } },
              _count: { select: { marks: true } },
            },
          },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  return {
    id: run.id,
    startsOn: dayOf(run.startsOn),
    endsOn: dayOf(run.endsOn),
    timeZone: run.timeZone,
    cancelled: run.cancelledAt !== null,
    venue: run.venue?.name ?? null,
    rooms: run.venue?.rooms ?? [],
    trainers: run.trainers.map(({ person }) => person),
    sessions: run.sessions.map(
      ({ startsAtLocal, endsAtLocal, cancelledAt, trainers, _count, ...session }) => ({
        ...session,
        startsAtLocal: localOf(startsAtLocal),
        endsAtLocal: localOf(endsAtLocal),
        cancelled: cancelledAt !== null,
        held: _count.marks > 0,
        trainers: trainers.map(({ person }) => person),
      }),
    ),
  };
}

export type Agenda = Awaited<ReturnType<typeof agenda>>;
export type AgendaSession = Agenda['sessions'][number];
