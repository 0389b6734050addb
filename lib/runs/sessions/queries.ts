import type { Actor } from '@/lib/auth/actor';
import { canManageProgramme } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { localOf } from './clock/rules';

const confirmed = { where: { state: 'CONFIRMED' } } as const;

const personName = { id: true, officialName: true, latinName: true } as const;

/**
 * The run's sessions in the order of time, cancelled ones too, with what the form of a session chooses from, its tracks
 * with how many confirmed people are in each, and what may be done with the agenda of the course.
 */
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
          programmeId: true,
          course: { select: { titleEn: true, titleRu: true, _count: { select: { agendaBlocks: true } } } },
          tracks: {
            orderBy: { position: 'asc' },
            select: { id: true, name: true, _count: { select: { enrolments: confirmed, sessions: true } } },
          },
          _count: { select: { enrolments: { where: { state: 'CONFIRMED', trackId: null } } } },
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
              kind: true,
              trackId: true,
              counts: true,
              mandatory: true,
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
    course: { titleEn: run.course.titleEn, titleRu: run.course.titleRu },
    /** Blocks of the course's agenda: 0 where none is kept. */
    templateBlocks: run.course._count.agendaBlocks,
    maySaveTemplate: canManageProgramme(actor, run),
    tracks: run.tracks.map(({ _count, ...track }) => ({
      ...track,
      people: _count.enrolments,
      sessions: _count.sessions,
    })),
    /** Confirmed people who are in no track. */
    undivided: run._count.enrolments,
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
