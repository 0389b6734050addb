import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import type { Db } from '@/lib/db/client';
import { refusal, type Refusal } from '@/lib/errors/outcome';
import { localOf } from '../sessions/rules';
import { clashes, type Slot } from './rules';

/** What takes a trainer or a room; `run` is null where the actor may not know which one it is. */
export type Booking = Slot & {
  sessionId: string;
  /** Whom it takes: the trainer's or the room's id. */
  holderId: string;
  /** On the clocks of its own place. */
  startsAtLocal: string;
  endsAtLocal: string;
  timeZone: string;
  run: { id: string; code: string; courseTitleEn: string; courseTitleRu: string | null } | null;
  titleEn: string | null;
  titleRu: string | null;
};

const session = {
  id: true,
  startsAt: true,
  endsAt: true,
  startsAtLocal: true,
  endsAtLocal: true,
  timeZone: true,
  titleEn: true,
  titleRu: true,
  run: {
    select: {
      id: true,
      code: true,
      programmeId: true,
      countryCode: true,
      course: { select: { titleEn: true, titleRu: true } },
    },
  },
} as const;

type SessionRow = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  startsAtLocal: Date;
  endsAtLocal: Date;
  timeZone: string;
  titleEn: string;
  titleRu: string | null;
  run: {
    id: string;
    code: string;
    programmeId: string;
    countryCode: string;
    course: { titleEn: string; titleRu: string | null };
  };
};

function booking(actor: Actor, holderId: string, { run, ...row }: SessionRow): Booking {
  const mine = canManageRun(actor, run);
  return {
    sessionId: row.id,
    holderId,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    startsAtLocal: localOf(row.startsAtLocal),
    endsAtLocal: localOf(row.endsAtLocal),
    timeZone: row.timeZone,
    run: mine
      ? { id: run.id, code: run.code, courseTitleEn: run.course.titleEn, courseTitleRu: run.course.titleRu }
      : null,
    titleEn: mine ? row.titleEn : null,
    titleRu: mine ? row.titleRu : null,
  };
}

const span = (slots: readonly Slot[]) => ({
  startsAt: { lt: new Date(Math.max(...slots.map((slot) => slot.endsAt.getTime()))) },
  endsAt: { gt: new Date(Math.min(...slots.map((slot) => slot.startsAt.getTime()))) },
});

/** When the trainers teach, within the span of the wanted times; `except`: sessions that are being changed. */
export async function trainerBookings(
  tx: Db,
  actor: Actor,
  personIds: readonly string[],
  wanted: readonly Slot[],
  except: readonly string[] = [],
): Promise<Booking[]> {
  if (personIds.length === 0 || wanted.length === 0) return [];
  const rows = await tx.sessionTrainer.findMany({
    where: { personId: { in: [...personIds] }, sessionId: { notIn: [...except] }, ...span(wanted) },
    select: { personId: true, session: { select: session } },
  });
  return rows.map((row) => booking(actor, row.personId, row.session));
}

/** When the rooms are taken, within the span of the wanted times. */
export async function roomBookings(
  tx: Db,
  actor: Actor,
  roomIds: readonly string[],
  wanted: readonly Slot[],
  except: readonly string[] = [],
): Promise<Booking[]> {
  if (roomIds.length === 0 || wanted.length === 0) return [];
  const rows = await tx.trainingSession.findMany({
    where: { roomId: { in: [...roomIds] }, cancelledAt: null, id: { notIn: [...except] }, ...span(wanted) },
    select: { ...session, roomId: true },
  });
  return rows.map(({ roomId, ...row }) => booking(actor, roomId ?? '', row));
}

type WantedSession = Slot & { id: string | null; roomId: string | null; trainerIds: readonly string[] };

/**
 * Why the sessions cannot be held together with what is booked: TRAINER_BUSY_ON and ROOM_BUSY_ON name the run and
 * the time, TRAINER_BUSY and ROOM_BUSY stand where the other run is not the actor's to see. The first clash of each
 * trainer and room.
 */
export async function clashRefusals(
  tx: Db,
  actor: Actor,
  wanted: readonly WantedSession[],
  paths: { trainer: string; room: string },
): Promise<Refusal[]> {
  const except = wanted.flatMap(({ id }) => (id ? [id] : []));
  const personIds = [...new Set(wanted.flatMap(({ trainerIds }) => trainerIds))];
  const roomIds = [...new Set(wanted.flatMap(({ roomId }) => (roomId ? [roomId] : [])))];
  const [ofTrainers, ofRooms] = [
    await trainerBookings(tx, actor, personIds, wanted, except),
    await roomBookings(tx, actor, roomIds, wanted, except),
  ];
  const found = [
    ...personIds.flatMap((personId) => {
      const mine = wanted.filter(({ trainerIds }) => trainerIds.includes(personId));
      const first = clashes(
        mine,
        ofTrainers.filter(({ holderId }) => holderId === personId),
      )[0];
      return first
        ? [{ code: 'TRAINER_BUSY', holderId: personId, booked: first.booked, path: paths.trainer }]
        : [];
    }),
    ...roomIds.flatMap((roomId) => {
      const mine = wanted.filter((each) => each.roomId === roomId);
      const first = clashes(
        mine,
        ofRooms.filter(({ holderId }) => holderId === roomId),
      )[0];
      return first ? [{ code: 'ROOM_BUSY', holderId: roomId, booked: first.booked, path: paths.room }] : [];
    }),
  ];
  if (found.length === 0) return [];
  const names = await holderNames(tx, personIds, roomIds);
  return found.map(({ code, holderId, booked, path }) => {
    if (!booked.run) return refusal(code, undefined, path);
    const params = { who: names.get(holderId) ?? '', run: booked.run.code, when: shownTimes(booked) };
    return refusal(`${code}_ON`, params, path);
  });
}

/** '2026-11-24 09:00–10:30', the same in every language. */
export const shownTimes = ({
  startsAtLocal,
  endsAtLocal,
}: {
  startsAtLocal: string;
  endsAtLocal: string;
}): string => `${startsAtLocal.replace('T', ' ')}–${endsAtLocal.slice(11)}`;

async function holderNames(tx: Db, personIds: string[], roomIds: string[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({
    where: { id: { in: personIds } },
    select: { id: true, officialName: true, latinName: true },
  });
  const rooms = await tx.room.findMany({ where: { id: { in: roomIds } }, select: { id: true, name: true } });
  return new Map([
    ...people.map(({ id, officialName, latinName }) => [id, officialName ?? latinName ?? ''] as const),
    ...rooms.map(({ id, name }) => [id, name] as const),
  ]);
}
