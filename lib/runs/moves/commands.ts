import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import { done, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { Prisma } from '@/prisma/generated/client';
import { lockHolders, type RunToChange } from '../access/queries';
import { clashRefusals } from '../clashes/queries';
import { localOf, moveSessions, storedLocal, type RunDays } from '../sessions/rules';

/** How the sessions of a run follow it, inside the transaction of the command that changes the run. */

const planned = {
  id: true,
  titleEn: true,
  startsAtLocal: true,
  endsAtLocal: true,
  roomId: true,
  trainers: { select: { personId: true } },
} as const;

/**
 * Derives the instants of the run's sessions again after its dates, zone or venue changed, moved by `days`. Nothing
 * happens, and nothing is checked, where none of them did.
 */
export async function followRun(
  tx: Transaction,
  actor: Actor,
  before: RunToChange,
  after: RunDays & { venueId: string | null },
  days: number,
): Promise<Outcome<{ moved: number; roomsFreed: number }>> {
  const leaves = before.venueId !== after.venueId;
  const same =
    before.timeZone === after.timeZone &&
    before.startsOn === after.startsOn &&
    before.endsOn === after.endsOn;
  if (same && !leaves) return done({ moved: 0, roomsFreed: 0 });
  const rows = await tx.trainingSession.findMany({
    where: { runId: before.id, cancelledAt: null },
    select: planned,
    orderBy: { startsAt: 'asc' },
  });
  const sessions = rows.map((row) => ({
    id: row.id,
    title: row.titleEn,
    startsAtLocal: localOf(row.startsAtLocal),
    endsAtLocal: localOf(row.endsAtLocal),
    roomId: leaves ? null : row.roomId,
    trainerIds: row.trainers.map(({ personId }) => personId),
  }));
  const moved = moveSessions(sessions, after, days);
  if (!moved.ok) return moved;
  const holders = moved.value.flatMap(({ trainerIds }) => trainerIds);
  const rooms = moved.value.flatMap(({ roomId }) => (roomId ? [roomId] : []));
  await lockHolders(tx, holders, rooms);
  const clashes = await clashRefusals(tx, actor, moved.value, { trainer: 'startsOn', room: 'startsOn' });
  if (clashes.length > 0) return refuseAll(clashes);
  // Sessions of the run pass over each other on their way; what counts is where they end.
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place DEFERRED`;
  for (const session of moved.value) {
    await tx.trainingSession.update({
      where: { id: session.id },
      data: {
        startsAtLocal: storedLocal(session.startsAtLocal),
        endsAtLocal: storedLocal(session.endsAtLocal),
        timeZone: after.timeZone,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        roomId: session.roomId,
      },
      select: { id: true },
    });
  }
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place IMMEDIATE`;
  return done({
    moved: moved.value.length,
    roomsFreed: leaves ? rows.filter((row) => row.roomId).length : 0,
  });
}

/** Cancels sessions and lets their trainers go; the rooms are free by the cancellation. Answers how many. */
export async function freeSessions(
  tx: Transaction,
  which: Prisma.TrainingSessionWhereInput,
  now: Date,
): Promise<number> {
  const sessions = await tx.trainingSession.findMany({
    where: { AND: [which, { cancelledAt: null }] },
    select: { id: true },
  });
  const ids = sessions.map(({ id }) => id);
  await tx.sessionTrainer.deleteMany({ where: { sessionId: { in: ids } } });
  await tx.trainingSession.updateMany({ where: { id: { in: ids } }, data: { cancelledAt: now } });
  return ids.length;
}
