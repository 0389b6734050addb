import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { effectiveStatus, isExpected, rosterSince } from '@/lib/attendance/roster/rules';
import { scoresOf } from '@/lib/assessment/scores/queries';
import { verdictsOf } from '@/lib/assessment/verdicts/queries';
import { certificateRules, type Conditions } from '@/lib/courses/rules';
import { completionDefinition, type CompletionDefinition } from '@/lib/courses/schema';
import type { CertificateKind } from '@/prisma/generated/enums';
import { completion, type Completion } from './rules';
import type { CompletionFacts, SessionFact } from './types';

type PersonFacts = { enrolmentId: string; personId: string; facts: CompletionFacts };

export type RunCompletion = {
  enrolmentId: string;
  personId: string;
  /** By what the course asks for its own certificate. */
  completion: Completion;
  /** The verdict for each kind of certificate that the course gives, its own kind first; empty where it gives none. */
  kinds: { kind: CertificateKind; completion: Completion }[];
};

/**
 * What is recorded of each confirmed person of a run (or of those asked for); a session before someone joined, or of
 * another track than theirs, is not held against them. Scores and verdicts are read only where `asked` needs them. For
 * commands and queries that have authorised already. Bounded queries, whatever the size of the register.
 */
export async function completionFacts(
  tx: Db,
  runId: string,
  asked: readonly Pick<Conditions, 'verdict' | 'postTest'>[],
  enrolmentIds?: string[],
): Promise<PersonFacts[]> {
  // One after another: a transaction has one connection.
  const sessions = await tx.trainingSession.findMany({
    where: { runId, counts: true, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, titleEn: true, titleRu: true },
      ...{ startsAt: true, endsAt: true, trackId: true, mandatory: true },
    },
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
  const verdicts = asked.some(({ verdict }) => verdict)
    ? await verdictsOf(tx, runId, enrolmentIds)
    : new Map<string, never[]>();
  const scores = asked.some(({ postTest }) => postTest)
    ? await scoresOf(tx, runId, enrolmentIds, 'POST')
    : new Map<string, undefined>();
  const timed = sessions.map(({ id, titleEn, titleRu, startsAt, endsAt, trackId, mandatory }) => ({
    ...{ id, title: { titleEn, titleRu }, trackId, mandatory },
    endsAt: endsAt.toISOString(),
    durationMinutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
  }));
  return places
    .filter(({ id }) => !wanted || wanted.has(id))
    .map(({ id, personId, ...place }) => {
      const attended = timed.map(
        ({ id: sessionId, title, durationMinutes, mandatory, ...session }): SessionFact => {
          const mark = markOf.get(`${sessionId} ${id}`);
          const status = effectiveStatus(mark?.status, isExpected(place, session, since));
          return { title, durationMinutes, mandatory, status, minutes: mark?.minutes ?? null };
        },
      );
      const facts = {
        sessions: attended,
        verdicts: (verdicts.get(id) ?? []).map(({ passed, taught }) => ({ passed, taught })),
        postTest: scores.get(id)?.POST?.score ?? null,
      };
      return { enrolmentId: id, personId, facts };
    });
}

/** What follows for each of them from a definition, where the course gives certificates of that kind. */
export const concluded = (
  people: readonly PersonFacts[],
  kind: CertificateKind | null,
  definition: CompletionDefinition,
): RunCompletion[] =>
  people.map(({ facts, ...person }) => ({
    ...person,
    completion: completion(facts, definition),
    kinds: certificateRules(kind, definition).map((rule) => ({
      kind: rule.kind,
      completion: completion(facts, rule.conditions),
    })),
  }));

/** Each confirmed person's completion of a run, by the version of the rule that the run pins. For who has authorised already. */
export async function completionsOf(
  tx: Db,
  runId: string,
  enrolmentIds?: string[],
): Promise<RunCompletion[]> {
  const run = await tx.courseRun.findUniqueOrThrow({
    where: { id: runId },
    select: {
      completionRule: { select: { definition: true } },
      course: { select: { certificateKind: true } },
    },
  });
  const definition = completionDefinition.parse(run.completionRule.definition);
  const people = await completionFacts(tx, runId, [definition], enrolmentIds);
  return concluded(people, run.course.certificateKind, definition);
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
