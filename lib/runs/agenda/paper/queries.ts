import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { localOf } from '../../sessions/clock/rules';

/** What an agenda on paper, or in a calendar file, says of a run that the actor manages. Cancelled sessions are left out. */
export async function agendaFacts(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: {
        id: true,
        code: true,
        startsOn: true,
        endsOn: true,
        timeZone: true,
        cityEn: true,
        cityRu: true,
        country: { select: { nameEn: true, nameRu: true } },
        venue: { select: { name: true, address: true } },
        course: { select: { titleEn: true, titleRu: true } },
        tracks: { orderBy: { position: 'asc' }, select: { id: true, name: true } },
        sessions: {
          where: { cancelledAt: null },
          orderBy: [{ startsAt: 'asc' }, { track: { position: 'asc' } }, { id: 'asc' }],
          select: {
            id: true,
            titleEn: true,
            titleRu: true,
            startsAt: true,
            endsAt: true,
            startsAtLocal: true,
            endsAtLocal: true,
            kind: true,
            counts: true,
            trackId: true,
            room: { select: { name: true } },
            trainers: {
              orderBy: { personId: 'asc' },
              select: { person: { select: { officialName: true, latinName: true } } },
            },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, sessions, ...rest } = run;
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    sessions: sessions.map(({ startsAtLocal, endsAtLocal, room, trainers, ...session }) => ({
      ...session,
      startsAtLocal: localOf(startsAtLocal),
      endsAtLocal: localOf(endsAtLocal),
      room: room?.name ?? null,
      trainers: trainers.map(({ person }) => person),
    })),
  };
}

export type AgendaFacts = Awaited<ReturnType<typeof agendaFacts>>;
