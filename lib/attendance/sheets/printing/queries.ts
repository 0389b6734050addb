import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { localOf } from '@/lib/runs/sessions/clock/rules';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';

const names = { select: { officialName: true, latinName: true } } as const;

/**
 * What sign-in sheets of a run say: its sessions that are not cancelled, in their order, and everyone who has a place. For
 * whoever may record its attendance; throws NotFound for all others.
 */
export async function sheetFacts(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        id: true,
        code: true,
        startsOn: true,
        endsOn: true,
        timeZone: true,
        sensitive: true,
        cityEn: true,
        cityRu: true,
        venue: { select: { name: true } },
        course: { select: { titleEn: true, titleRu: true } },
        tracks: { orderBy: { position: 'asc' }, select: { id: true, name: true } },
        trainers: {
          where: { removedAt: null },
          orderBy: { assignedAt: 'asc' },
          select: { person: names },
        },
        sessions: {
          where: { cancelledAt: null },
          orderBy: [{ startsAt: 'asc' }, { track: { position: 'asc' } }, { id: 'asc' }],
          select: {
            id: true,
            titleEn: true,
            titleRu: true,
            startsAt: true,
            startsAtLocal: true,
            endsAtLocal: true,
            kind: true,
            counts: true,
            trackId: true,
            room: { select: { name: true } },
            trainers: { orderBy: { personId: 'asc' }, select: { person: names } },
          },
        },
        enrolments: {
          where: { state: 'CONFIRMED' },
          orderBy: { id: 'asc' },
          select: {
            trackId: true,
            person: names,
            institution: { select: { name: true, nameEn: true, nameRu: true } },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, venue, trainers, sessions, enrolments, ...rest } = run;
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    venue: venue?.name ?? null,
    trainers: trainers.map(({ person }) => person),
    sessions: sessions.map(({ startsAtLocal, endsAtLocal, room, trainers: own, ...session }) => ({
      ...session,
      startsAtLocal: localOf(startsAtLocal),
      endsAtLocal: localOf(endsAtLocal),
      room: room?.name ?? null,
      trainers: own.map(({ person }) => person),
    })),
    people: enrolments.map(({ person, ...place }) => ({ ...place, ...person })),
  };
}

export type SheetFacts = Awaited<ReturnType<typeof sheetFacts>>;
