import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { completionDefinition } from '@/lib/courses/schema';
import { completion, type Completion, type SessionFact } from './rules';

export type RunCompletion = { enrolmentId: string; personId: string; completion: Completion };

/**
 * Each confirmed person's completion of a run, by the version of the rule that the run pins. For commands
 * and queries that have authorised already. Three bounded queries, whatever the size of the register.
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
    select: { id: true, startsAt: true, endsAt: true },
  });
  const enrolments = await tx.enrolment.findMany({
    where: { runId, state: 'CONFIRMED', ...(enrolmentIds ? { id: { in: enrolmentIds } } : {}) },
    select: { id: true, personId: true },
  });
  const marks = await tx.attendanceMark.findMany({
    where: { runId, ...(enrolmentIds ? { enrolmentId: { in: enrolmentIds } } : {}) },
    select: { sessionId: true, enrolmentId: true, status: true, minutes: true },
  });
  const markOf = new Map(marks.map((mark) => [`${mark.sessionId} ${mark.enrolmentId}`, mark]));
  const definition = completionDefinition.parse(run.completionRule.definition);
  const timed = sessions.map(({ id, startsAt, endsAt }) => ({
    id,
    durationMinutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
  }));
  return enrolments.map(({ id, personId }) => {
    const facts = timed.map(({ id: sessionId, durationMinutes }): SessionFact => {
      const mark = markOf.get(`${sessionId} ${id}`);
      return { durationMinutes, status: mark?.status ?? 'NOT_RECORDED', minutes: mark?.minutes ?? null };
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
