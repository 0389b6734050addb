import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { effectiveStatus, isExpected, rosterSince } from '@/lib/attendance/roster/rules';
import { completionDefinition } from '@/lib/courses/schema';
import { completion, type Completion, type SessionFact } from './rules';

export type RunCompletion = { enrolmentId: string; personId: string; completion: Completion };

/**
 * Each confirmed person's completion of a run, by the version of the rule that the run pins; a session before
 * someone joined, or of another track than theirs, is not held against them. For commands and queries that have authorised already. Bounded
 * queries, whatever the size of the register.
 */
export async function completionsOf(
  tx: Db,
  runId: string,
  enrolmentIds?: string[],
): Promise<RunCompletion[]> {
  // One after another: a transaction has one connection.
  const run = await tx.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: { completionRule: { select: { definition: true } } },
  });
  const sessions = await tx.trainingSession.findMany({
    where: { runId, counts: true, cancelledAt: null },
    select: { id: true, startsAt: true, endsAt: true, trackId: true },
  });
  // All of them, whoever is asked for: since when there is a roster follows from everyone on it.
  const roster = await tx.enrolment.findMany({
    where: { runId, state: 'CONFIRMED' },
    select: { id: true, personId: true, state: true, stateAt: true, trackId: true },
  });
  const marks = await tx.attendanceMark.findMany({
    where: { runId, ...(enrolmentIds ? { enrolmentId: { in: enrolmentIds } } : {}) },
    select: { sessionId: true, enrolmentId: true, status: true, minutes: true },
  });
  const places = roster.map(({ stateAt, ...place }) => ({ ...place, since: stateAt.toISOString() }));
  const since = rosterSince(places);
  const wanted = enrolmentIds && new Set(enrolmentIds);
  const markOf = new Map(marks.map((mark) => [`${mark.sessionId} ${mark.enrolmentId}`, mark]));
  const definition = completionDefinition.parse(run.completionRule.definition);
  const timed = sessions.map(({ id, startsAt, endsAt, trackId }) => ({
    ...{ id, trackId },
    endsAt: endsAt.toISOString(),
    durationMinutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
  }));
  return places
    .filter(({ id }) => !wanted || wanted.has(id))
    .map(({ id, personId, ...place }) => {
      const facts = timed.map(({ id: sessionId, durationMinutes, ...session }): SessionFact => {
        const mark = markOf.get(`${sessionId} ${id}`);
        const status = effectiveStatus(mark?.status, isExpected(place, session, since));
        return { durationMinutes, status, minutes: mark?.minutes ?? null };
      });
      return { enrolmentId: id, personId, completion: completion(facts, definition) };
    });
}

/** The same for who may see the register of the run: by enrolment. */
export async function completions(actor: Actor, runId: string): Promise<Map<string, Completion>> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, recordableRuns(actor)] },
    select: { id: true },
  });
  if (!run) throw new NotFound('run');
  const rows = await completionsOf(db, run.id);
  return new Map(rows.map((row) => [row.enrolmentId, row.completion]));
}
