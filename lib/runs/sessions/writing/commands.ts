import type { Transaction } from '@/lib/db/transaction';
import type { SessionKind } from '@/prisma/generated/enums';
import type { RunToChange } from '../../access/queries';
import { storedLocal, weightOf, type LocalTimes } from '../clock/rules';
import type { Instants } from '../rules';

/** How sessions are written once it is decided that they can be held: many at a time, inside a command's transaction. */

type SessionRow = LocalTimes &
  Instants & {
    titleEn: string;
    titleRu: string | null;
    kind: SessionKind;
    counts: boolean;
    mandatory?: boolean;
    roomId: string | null;
    trackId: string | null;
    trainerIds: readonly string[];
  };

const columns = (run: Pick<RunToChange, 'timeZone'>, session: SessionRow) => ({
  titleEn: session.titleEn,
  titleRu: session.titleRu,
  startsAtLocal: storedLocal(session.startsAtLocal),
  endsAtLocal: storedLocal(session.endsAtLocal),
  timeZone: run.timeZone,
  startsAt: session.startsAt,
  endsAt: session.endsAt,
  roomId: session.roomId,
  kind: session.kind,
  trackId: session.trackId,
  ...weightOf(session),
});

/** New sessions with their trainers; gives their ids in the same order. */
export async function addSessions(
  tx: Transaction,
  run: Pick<RunToChange, 'id' | 'timeZone'>,
  sessions: readonly SessionRow[],
): Promise<string[]> {
  const rows = await tx.trainingSession.createManyAndReturn({
    data: sessions.map((session) => ({ runId: run.id, ...columns(run, session) })),
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  await putTrainers(
    tx,
    sessions.map((session, index) => ({ ...session, id: ids[index] ?? '' })),
  );
  return ids;
}

type Placed = LocalTimes &
  Instants & { id: string; roomId: string | null; trackId: string | null; trainerIds: readonly string[] };

/**
 * Puts sessions of a run at their times, in their rooms and tracks and with their trainers, in one statement each;
 * cancelled ones are held again. Sessions pass over each other on their way: the database judges where they end.
 */
export async function placeSessions(
  tx: Transaction,
  run: Pick<RunToChange, 'id' | 'timeZone'>,
  sessions: readonly Placed[],
): Promise<void> {
  const rows = sessions.map(({ id, startsAtLocal, endsAtLocal, startsAt, endsAt, roomId, trackId }) => ({
    ...{ id, roomId, trackId },
    ...{ startsAtLocal, endsAtLocal, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  }));
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place DEFERRED`;
  await tx.$executeRaw`
    UPDATE training_session s
    SET starts_at_local = n."startsAtLocal", ends_at_local = n."endsAtLocal", time_zone = ${run.timeZone},
      starts_at = n."startsAt", ends_at = n."endsAt", room_id = n."roomId", track_id = n."trackId", cancelled_at = NULL
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, "startsAtLocal" timestamp,
      "endsAtLocal" timestamp, "startsAt" timestamptz, "endsAt" timestamptz, "roomId" uuid, "trackId" uuid)
    WHERE s.id = n.id AND s.run_id = ${run.id}::uuid`;
  await tx.sessionTrainer.deleteMany({ where: { sessionId: { in: sessions.map(({ id }) => id) } } });
  await putTrainers(tx, sessions);
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place IMMEDIATE`;
}

async function putTrainers(
  tx: Transaction,
  sessions: readonly (Instants & { id: string; trainerIds: readonly string[] })[],
): Promise<void> {
  await tx.sessionTrainer.createMany({
    data: sessions.flatMap(({ id, startsAt, endsAt, trainerIds }) =>
      trainerIds.map((personId) => ({ sessionId: id, personId, startsAt, endsAt })),
    ),
  });
}
