import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { daysBetween } from '@/lib/time/day';
import { runToChange, type RunToChange } from '../access/queries';
import { sessionStates, undoOf } from '../agenda/undo/queries';
import type { AgendaUndo } from '../agenda/undo/schema';
import { runChanged } from '../changes/commands';
import { freeSessions } from '../moves/commands';
import { sessionDecision } from './checks/queries';
import { localOf, shiftLocal, storedLocal, weightOf } from './clock/rules';
import type { SessionInput, SessionPlan } from './schema';
import { addSessions, placeSessions } from './writing/commands';

const complete = (plan: SessionPlan): SessionInput => ({
  ...plan,
  kind: plan.kind ?? 'TRAINING',
  trackId: plan.trackId ?? null,
  mandatory: plan.mandatory ?? false,
});

/** Part of the log's details: certificates that are out are asked about when a session becomes mandatory. */
const nowMandatory = (plan: SessionPlan) => (weightOf(complete(plan)).mandatory ? { mandatory: true } : {});

/**
 * Adds a session to a run. Times are those on the clocks of the run's place. Refuses ENDS_BEFORE_START,
 * LOCAL_TIME_MISSING, SESSION_OUTSIDE_RUN, SESSION_TOO_LONG, TRAINER_NOT_ON_RUN, TRAINER_NOT_QUALIFIED,
 * ROOM_NOT_OF_VENUE, TRACK_NOT_OF_RUN, TRAINER_BUSY(_ON), ROOM_BUSY(_ON), RUN_CANCELLED.
 */
export async function scheduleSession(
  actor: Actor,
  runId: string,
  plan: SessionPlan,
): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const decided = await sessionDecision(tx, actor, run, [{ ...complete(plan), id: null }]);
    if (!decided.ok) return decided;
    const [sessionId = ''] = await addSessions(tx, run, decided.value);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'scheduleSession',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionId, startsAtLocal: plan.startsAtLocal, ...nowMandatory(plan) },
    });
    return done({ sessionId });
  });
}

/** Changes a session; refuses what `scheduleSession` refuses, and SESSION_CANCELLED. */
export async function changeSession(
  actor: Actor,
  sessionId: string,
  plan: SessionPlan,
): Promise<Outcome<{ sessionId: string }>> {
  return inTransaction(async (tx) => {
    const { run, session } = await sessionToChange(tx, actor, sessionId);
    if (session.cancelledAt) return refuse('SESSION_CANCELLED');
    const decided = await sessionDecision(tx, actor, run, [{ ...complete(plan), id: session.id }]);
    if (!decided.ok) return decided;
    await placeSessions(tx, run, decided.value);
    const whole = complete(plan);
    const { titleEn, titleRu, kind } = whole;
    await tx.trainingSession.update({
      where: { id: session.id },
      data: { titleEn, titleRu, kind, ...weightOf(whole) },
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
        to: plan.startsAtLocal,
        ...(session.mandatory ? {} : nowMandatory(plan)),
      },
    });
    return done({ sessionId: session.id });
  });
}

/** Cancels a session and frees its trainers and room. Refuses SESSION_HAS_ATTENDANCE: what took place, took place. */
export async function cancelSession(
  actor: Actor,
  sessionId: string,
): Promise<Outcome<{ sessionId: string; undo: AgendaUndo }>> {
  return inTransaction(async (tx) => {
    const { run, session } = await sessionToChange(tx, actor, sessionId);
    if (session.cancelledAt) return refuse('SESSION_CANCELLED');
    if (await tx.attendanceMark.findFirst({ where: { sessionId: session.id }, select: { runId: true } })) {
      return refuse('SESSION_HAS_ATTENDANCE');
    }
    const before = await sessionStates(tx, run.id, [session.id]);
    await freeSessions(tx, { id: session.id }, new Date());
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'cancelSession',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionId: session.id, trainerIds: before.flatMap(({ trainerIds }) => trainerIds) },
    });
    return done({ sessionId: session.id, undo: await undoOf(tx, run.id, before) });
  });
}

/**
 * Plans a day like another: its sessions with their times, rooms, tracks and trainers. Refuses DAY_EMPTY (nothing to
 * copy) and what `scheduleSession` refuses; all of the day or nothing.
 */
export async function copyDay(
  actor: Actor,
  runId: string,
  { from, to }: { from: string; to: string },
): Promise<Outcome<{ sessionIds: string[]; undo: AgendaUndo }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const sessions = await sessionsOfDay(tx, run, from);
    if (sessions.length === 0) return refuse('DAY_EMPTY', { day: from });
    const days = daysBetween(from, to);
    const wanted = sessions.map((session) => ({
      ...session,
      id: null,
      startsAtLocal: shiftLocal(session.startsAtLocal, days),
      endsAtLocal: shiftLocal(session.endsAtLocal, days),
    }));
    const decided = await sessionDecision(tx, actor, run, wanted);
    if (!decided.ok) return decided;
    const sessionIds = await addSessions(tx, run, decided.value);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'copyDay',
      subjectType: 'run',
      subjectId: run.id,
      details: { from, to },
    });
    return done({ sessionIds, undo: await undoOf(tx, run.id, [], sessionIds) });
  });
}

async function sessionsOfDay(tx: Transaction, run: RunToChange, day: string) {
  const rows = await tx.trainingSession.findMany({
    where: {
      runId: run.id,
      cancelledAt: null,
      startsAtLocal: { gte: storedLocal(`${day}T00:00`), lte: storedLocal(`${day}T23:59`) },
    },
    orderBy: { startsAt: 'asc' },
    select: {
      titleEn: true,
      titleRu: true,
      startsAtLocal: true,
      endsAtLocal: true,
      roomId: true,
      trackId: true,
      kind: true,
      counts: true,
      mandatory: true,
      trainers: { select: { personId: true } },
    },
  });
  return rows.map(({ startsAtLocal, endsAtLocal, trainers, ...row }) => ({
    ...row,
    startsAtLocal: localOf(startsAtLocal),
    endsAtLocal: localOf(endsAtLocal),
    trainerIds: trainers.map(({ personId }) => personId),
  }));
}

/** A session and its run, locked; not found where the run is not the actor's to manage. */
export async function sessionToChange(tx: Transaction, actor: Actor, sessionId: string) {
  const id = idOf(sessionId);
  const found = id && (await tx.trainingSession.findUnique({ where: { id }, select: { runId: true } }));
  if (!id || !found) throw new NotFound('session');
  const run = await runToChange(tx, actor, found.runId);
  const session = await tx.trainingSession.findUniqueOrThrow({
    where: { id },
    select: { id: true, titleEn: true, mandatory: true, startsAtLocal: true, cancelledAt: true },
  });
  return { run, session };
}
