import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { daysBetween } from '@/lib/time/day';
import { lockHolders, refuseIfCancelled, runToChange, type RunToChange } from '../access/queries';
import { clashRefusals } from '../clashes/queries';
import { runChanged } from '../changes/commands';
import { freeSessions } from '../moves/commands';
import { localOf, sessionInstants, shiftLocal, storedLocal, type Instants } from './rules';
import type { SessionInput } from './schema';

/**
 * Adds a session to a run. Times are those on the clocks of the run's place. Refuses ENDS_BEFORE_START,
 * LOCAL_TIME_MISSING, SESSION_OUTSIDE_RUN, SESSION_TOO_LONG, TRAINER_NOT_ON_RUN, ROOM_NOT_OF_VENUE, TRAINER_BUSY(_ON),
 * ROOM_BUSY(_ON), RUN_CANCELLED.
 */
export async function scheduleSession(
  actor: Actor,
  runId: string,
  input: SessionInput,
): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const instants = await decide(tx, actor, run, null, input);
    if (!instants.ok) return instants;
    const sessionId = await write(tx, run, input, instants.value);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'scheduleSession',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionId, startsAtLocal: input.startsAtLocal },
    });
    return done({ sessionId });
  });
}

/** Changes a session; refuses what `scheduleSession` refuses, and SESSION_CANCELLED. */
export async function changeSession(
  actor: Actor,
  sessionId: string,
  input: SessionInput,
): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    const { run, session } = await sessionToChange(tx, actor, sessionId);
    if (session.cancelledAt) return refuse('SESSION_CANCELLED');
    const instants = await decide(tx, actor, run, session.id, input);
    if (!instants.ok) return instants;
    await tx.sessionTrainer.deleteMany({ where: { sessionId: session.id } });
    await tx.trainingSession.update({
      where: { id: session.id },
      data: { ...columns(run, input, instants.value), trainers: trainersOf(input) },
      select: { id: true },
    });
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'changeSession',
      subjectType: 'run',
      subjectId: run.id,
      details: {
        sessionId: session.id,
        from: localOf(session.startsAtLocal),
        to: input.startsAtLocal,
      },
    });
    return done({ sessionId: session.id });
  });
}

/** Cancels a session and frees its trainers and room. Refuses SESSION_HAS_ATTENDANCE: what took place, took place. */
export async function cancelSession(
  actor: Actor,
  sessionId: string,
): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    const { run, session } = await sessionToChange(tx, actor, sessionId);
    if (session.cancelledAt) return refuse('SESSION_CANCELLED');
    if (await tx.attendanceMark.findFirst({ where: { sessionId: session.id }, select: { runId: true } })) {
      return refuse('SESSION_HAS_ATTENDANCE');
    }
    const trainerIds = session.trainers.map(({ personId }) => personId);
    await freeSessions(tx, { id: session.id }, new Date());
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'cancelSession',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionId: session.id, trainerIds },
    });
    return done({ sessionId: session.id });
  });
}

/**
 * Plans a day like another: its sessions with their times, rooms and trainers. Refuses DAY_EMPTY (nothing to copy) and
 * what `scheduleSession` refuses; all of the day or nothing.
 */
export async function copyDay(
  actor: Actor,
  runId: string,
  { from, to }: { from: string; to: string },
): Promise<Outcome<{ sessionIds: string[] }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const rows = await tx.trainingSession.findMany({
      where: {
        runId: run.id,
        cancelledAt: null,
        startsAtLocal: { gte: storedLocal(`${from}T00:00`), lte: storedLocal(`${from}T23:59`) },
      },
      orderBy: { startsAt: 'asc' },
      select: {
        titleEn: true,
        titleRu: true,
        startsAtLocal: true,
        endsAtLocal: true,
        roomId: true,
        counts: true,
        trainers: { select: { personId: true } },
      },
    });
    if (rows.length === 0) return refuse('DAY_EMPTY', { day: from });
    const days = daysBetween(from, to);
    const sessionIds: string[] = [];
    for (const { trainers, ...row } of rows) {
      const input = {
        ...row,
        startsAtLocal: shiftLocal(localOf(row.startsAtLocal), days),
        endsAtLocal: shiftLocal(localOf(row.endsAtLocal), days),
        trainerIds: trainers.map(({ personId }) => personId),
      };
      const instants = await decide(tx, actor, run, null, input);
      if (!instants.ok)
        return refuseAll(instants.refusals.map(({ code, params }) => ({ code, ...(params && { params }) })));
      sessionIds.push(await write(tx, run, input, instants.value));
    }
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'copyDay',
      subjectType: 'run',
      subjectId: run.id,
      details: { from, to },
    });
    return done({ sessionIds });
  });
}

async function sessionToChange(tx: Transaction, actor: Actor, sessionId: string) {
  const id = idOf(sessionId);
  const found = id && (await tx.trainingSession.findUnique({ where: { id }, select: { runId: true } }));
  if (!id || !found) throw new NotFound('session');
  const run = await runToChange(tx, actor, found.runId);
  const session = await tx.trainingSession.findUniqueOrThrow({
    where: { id },
    select: { id: true, startsAtLocal: true, cancelledAt: true, trainers: { select: { personId: true } } },
  });
  return { run, session };
}

/** Whether the session can be held as it was typed in, and when that is. Locks its trainers and its room. */
async function decide(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  sessionId: string | null,
  input: SessionInput,
): Promise<Outcome<Instants>> {
  const cancelled = refuseIfCancelled(run);
  if (cancelled) return cancelled;
  const instants = sessionInstants({ ...input, title: input.titleEn }, run);
  if (!instants.ok) return instants;
  const trainerIds = new Set(input.trainerIds);
  if (trainerIds.size < input.trainerIds.length) return refuse('TRAINER_TWICE', undefined, 'trainerIds');
  const assigned = await tx.trainerAssignment.count({
    where: { runId: run.id, removedAt: null, personId: { in: [...trainerIds] } },
  });
  if (assigned < trainerIds.size) return refuse('TRAINER_NOT_ON_RUN', undefined, 'trainerIds');
  if (input.roomId) {
    const room = await tx.room.findUnique({ where: { id: input.roomId }, select: { venueId: true } });
    if (!room || room.venueId !== run.venueId) return refuse('ROOM_NOT_OF_VENUE', undefined, 'roomId');
  }
  await lockHolders(tx, input.trainerIds, input.roomId ? [input.roomId] : []);
  const wanted = { ...instants.value, id: sessionId, roomId: input.roomId, trainerIds: input.trainerIds };
  const refusals = await clashRefusals(tx, actor, [wanted], { trainer: 'trainerIds', room: 'roomId' });
  return refusals.length > 0 ? refuseAll(refusals) : instants;
}

const trainersOf = ({ trainerIds }: SessionInput) => ({
  create: trainerIds.map((personId) => ({ personId })),
});

const columns = (run: RunToChange, input: SessionInput, instants: Instants) => ({
  titleEn: input.titleEn,
  titleRu: input.titleRu,
  startsAtLocal: storedLocal(input.startsAtLocal),
  endsAtLocal: storedLocal(input.endsAtLocal),
  timeZone: run.timeZone,
  ...instants,
  roomId: input.roomId,
  counts: input.counts,
});

async function write(
  tx: Transaction,
  run: RunToChange,
  input: SessionInput,
  instants: Instants,
): Promise<string> {
  const { id } = await tx.trainingSession.create({
    data: { runId: run.id, ...columns(run, input, instants), trainers: trainersOf(input) },
    select: { id: true },
  });
  return id;
}
