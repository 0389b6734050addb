import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { refuseIfCancelled, runToChange } from '../access/queries';
import { runChanged } from '../changes/commands';
import { sessionDecision } from '../sessions/checks/queries';
import { sessionToChange } from '../sessions/commands';
import { localOf } from '../sessions/clock/rules';
import { retimed } from '../sessions/rules';
import { placeSessions } from '../sessions/writing/commands';
import { shifted, shiftMinutes } from './rules';
import type { SessionMove, Shift } from './schema';
import { sessionStates, undoOf } from './undo/queries';
import type { AgendaUndo } from './undo/schema';

export type Undoable = { undo: AgendaUndo };

/**
 * Moves a session to other times or another track, as dragging it does; room and trainers stay. Refuses what
 * `changeSession` refuses.
 */
export async function moveSession(
  actor: Actor,
  sessionId: string,
  move: SessionMove,
): Promise<Outcome<Undoable>> {
  return inTransaction(async (tx) => {
    const { run, session } = await sessionToChange(tx, actor, sessionId);
    if (session.cancelledAt) return refuse('SESSION_CANCELLED');
    const before = await sessionStates(tx, run.id, [session.id]);
    const wanted = before.map((state) => ({ ...state, ...move, titleEn: session.titleEn }));
    const decided = await sessionDecision(tx, actor, run, wanted);
    if (!decided.ok) return decided;
    await placeSessions(tx, run, decided.value);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'moveSession',
      subjectType: 'run',
      subjectId: run.id,
      details: { sessionId: session.id, from: localOf(session.startsAtLocal), to: move.startsAtLocal },
    });
    return done({ undo: await undoOf(tx, run.id, before) });
  });
}

/**
 * Shifts all sessions of a run, those of a day, or those from one on, all or none. Refuses AGENDA_EMPTY,
 * SESSION_HELD (what took place does not move with the others; each is named), and what `scheduleSession` refuses,
 * every session and every clash by name.
 */
export async function shiftSessions(
  actor: Actor,
  runId: string,
  shift: Shift,
): Promise<Outcome<Undoable & { count: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const sessions = shifted(await sessionsOf(tx, run.id), shift);
    if (sessions.length === 0) return refuse('AGENDA_EMPTY');
    const held = sessions.filter(({ recorded }) => recorded);
    if (held.length > 0) {
      return refuseAll(held.map(({ title }) => refusal('SESSION_HELD', { session: title })));
    }
    const times = retimed(sessions, run, shiftMinutes(shift));
    if (!times.ok) return times;
    const before = await sessionStates(
      tx,
      run.id,
      sessions.map(({ id }) => id),
    );
    const timesOf = new Map(times.value.map((each) => [each.id, each]));
    const wanted = before.flatMap((state) => {
      const { title: titleEn, startsAtLocal, endsAtLocal } = timesOf.get(state.id) ?? {};
      if (!titleEn || !startsAtLocal || !endsAtLocal) return [];
      return [{ ...state, titleEn, startsAtLocal, endsAtLocal }];
    });
    const decided = await sessionDecision(tx, actor, run, wanted);
    if (!decided.ok) return decided;
    await placeSessions(tx, run, decided.value);
    await runChanged(tx, run.id);
    await audit(tx, actor, {
      action: 'shiftSessions',
      subjectType: 'run',
      subjectId: run.id,
      details: { scope: shift.scope, minutes: shiftMinutes(shift), sessions: sessions.length },
    });
    return done({ count: sessions.length, undo: await undoOf(tx, run.id, before) });
  });
}

async function sessionsOf(tx: Transaction, runId: string) {
  const rows = await tx.trainingSession.findMany({
    where: { runId, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      titleEn: true,
      startsAtLocal: true,
      endsAtLocal: true,
      _count: { select: { marks: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.titleEn,
    startsAtLocal: localOf(row.startsAtLocal),
    endsAtLocal: localOf(row.endsAtLocal),
    recorded: row._count.marks > 0,
  }));
}
