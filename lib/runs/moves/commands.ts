import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { holdVenue, lockHolders, runToChange, type RunToChange } from '../access/queries';
import { runChanged } from '../changes/commands';
import { clashRefusals } from '../clashes/queries';
import { runSearchKey } from '../search/rules';
import { storedLocal, type Instants, type RunDays } from '../sessions/rules';
import { heldSessions, lostTrainers, positionAfter, runToMove, standingOf } from './queries';
import { carriedDays, carrySessions, samePlace, type HeldSession } from './rules';
import type { MoveInput, MoveRecord, RunPosition } from './schema';

/**
 * Moves a run to other days, or to another venue, or both; its sessions go by as many days as the first day does and
 * keep their time on the wall. Refuses RUN_MOVED_MEANWHILE where the run does not stand as `expected` any more,
 * RUN_CANCELLED, OUTSIDE_YOUR_SCOPE, SESSION_OUTSIDE_RUN by the session's name, TRAINER_QUALIFIED_NO_MORE, and clashes of
 * trainers and rooms.
 * `moveId` takes it back (undoMove).
 */
export async function moveRun(
  actor: Actor,
  runId: string,
  { expected, ...target }: MoveInput,
): Promise<Outcome<{ runId: string; moveId: string; sessions: number; roomsFreed: number }>> {
  return inTransaction(async (tx) => {
    const before = await runToChange(tx, actor, runId);
    const run = await runToMove(tx, actor, before.id);
    if (!samePlace(run.position, expected)) {
      return refuse('RUN_MOVED_MEANWHILE', { from: run.position.startsOn, to: run.position.endsOn });
    }
    await holdVenue(tx, target.venueId);
    const at = await positionAfter(tx, actor, run, target);
    if (!at.ok) return at;
    const { position } = at.value;
    const lost = await lostTrainers(tx, run, position);
    if (lost.length > 0) return refuseAll(lost);
    const held = await heldSessions(tx, run.id);
    const followed = await followRun(tx, actor, before, position, carriedDays(run.position, position));
    if (!followed.ok) return followed;
    await writePosition(tx, run, at.value);
    await runChanged(tx, run.id);
    const { sessions } = standingOf(run.position, held);
    const record: MoveRecord = { from: run.position, to: position, sessions: [...sessions] };
    const subject = { subjectType: 'run', subjectId: run.id };
    await audit(tx, actor, { action: 'moveRun', ...subject, details: record });
    // The run's row is locked, so the last move of it is this one.
    const { seq } = await tx.auditEntry.findFirstOrThrow({
      where: { ...subject, action: 'moveRun' },
      orderBy: { seq: 'desc' },
      select: { seq: true },
    });
    const { moved, roomsFreed } = followed.value;
    return done({ runId: run.id, moveId: `${seq}`, sessions: moved, roomsFreed });
  });
}

/** Writes where a run stands; the venue's name is one of the words by which it is found. */
export async function writePosition(
  tx: Transaction,
  run: { id: string; code: string },
  { position, venueName }: { position: RunPosition; venueName: string | null },
): Promise<void> {
  await tx.courseRun.update({
    where: { id: run.id },
    data: {
      ...position,
      startsOn: dateOf(position.startsOn),
      endsOn: dateOf(position.endsOn),
      searchKey: runSearchKey({ ...position, code: run.code, venueName }),
    },
    select: { id: true },
  });
}

/** How the sessions of a run follow it, inside the transaction of the command that changes the run. */

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
  const sessions = await heldSessions(tx, before.id);
  const moved = carrySessions(sessions, before, after, days);
  if (!moved.ok) return moved;
  const booked = await bookSessions(
    tx,
    actor,
    moved.value.map((session) => ({ ...session, timeZone: after.timeZone })),
  );
  if (!booked.ok) return booked;
  return done({
    moved: moved.value.length,
    roomsFreed: leaves ? sessions.filter(({ roomId }) => roomId).length : 0,
  });
}

/**
 * Gives sessions that stand their new times and rooms, in one statement, unless a trainer or a room is taken then:
 * TRAINER_BUSY_ON and ROOM_BUSY_ON, by the locks of ../access and in the end by the database.
 */
export async function bookSessions(
  tx: Transaction,
  actor: Actor,
  sessions: readonly (HeldSession & Instants & { timeZone: string })[],
): Promise<Outcome<null>> {
  if (sessions.length === 0) return done(null);
  const holders = sessions.flatMap(({ trainerIds }) => trainerIds);
  const rooms = sessions.flatMap(({ roomId }) => (roomId ? [roomId] : []));
  await lockHolders(tx, holders, rooms);
  const clashes = await clashRefusals(tx, actor, sessions, { trainer: 'startsOn', room: 'startsOn' });
  if (clashes.length > 0) return refuseAll(clashes);
  const rows = sessions.map(({ id, startsAtLocal, endsAtLocal, timeZone, startsAt, endsAt, roomId }) => ({
    ...{ id, timeZone, startsAt, endsAt, roomId },
    startsAtLocal: localText(startsAtLocal),
    endsAtLocal: localText(endsAtLocal),
  }));
  // Sessions of the run pass over each other on their way; what counts is where they end.
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place DEFERRED`;
  await tx.$executeRaw`
    UPDATE training_session s
    SET starts_at_local = v."startsAtLocal", ends_at_local = v."endsAtLocal", time_zone = v."timeZone",
        starts_at = v."startsAt", ends_at = v."endsAt", room_id = v."roomId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(
      id uuid, "startsAtLocal" timestamp, "endsAtLocal" timestamp, "timeZone" text,
      "startsAt" timestamptz, "endsAt" timestamptz, "roomId" uuid)
    WHERE s.id = v.id`;
  await tx.$executeRaw`SET CONSTRAINTS trainer_in_one_place, room_in_one_place IMMEDIATE`;
  return done(null);
}

/** A local time for a column without zone. */
const localText = (local: string): string => storedLocal(local).toISOString().slice(0, 19);

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
