import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { completionDefinition } from '@/lib/courses/schema';
import { idOf } from '@/lib/text/page';
import { completionFacts, concluded } from '../completion/queries';
import { verdictChanges } from './rules';

const version = { id: true, version: true, definition: true, createdAt: true } as const;

/** The run with the rule that it pins and the newest one of its course; else NotFound. */
async function pinned(actor: Actor, runId: string) {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, courseId: true, programmeId: true, countryCode: true, cancelledAt: true },
        completionRule: { select: version },
        course: {
          select: {
            certificateKind: true,
            completionRules: { orderBy: { version: 'desc' }, take: 1, select: version },
          },
        },
        _count: {
          select: {
            certificates: { where: { endedAt: null } },
            sessions: { where: { mandatory: true, cancelledAt: null } },
          },
        },
      },
    }));
  if (!run) throw new NotFound('run');
  return run;
}

/** What the newest version would change for the people of the run: who would earn something else. */
async function effectOf(
  runId: string,
  { certificateKind }: { certificateKind: Awaited<ReturnType<typeof pinned>>['course']['certificateKind'] },
  [was, is]: [unknown, unknown],
) {
  const [before, after] = [completionDefinition.parse(was), completionDefinition.parse(is)];
  const facts = await completionFacts(db, runId, [before, after]);
  const now = concluded(facts, certificateKind, before);
  const then = new Map(
    concluded(facts, certificateKind, after).map((person) => [person.enrolmentId, person]),
  );
  const changed = now.flatMap((person) => {
    const next = then.get(person.enrolmentId);
    return next && verdictChanges(person, next) ? [{ before: person, after: next }] : [];
  });
  const people = await db.person.findMany({
    where: { id: { in: changed.map((each) => each.before.personId) } },
    orderBy: { searchKey: 'asc' },
    select: { id: true, officialName: true, latinName: true },
  });
  const byPerson = new Map(changed.map((each) => [each.before.personId, each]));
  return people.flatMap((person) => {
    const change = byPerson.get(person.id);
    if (!change) return [];
    return [{ person, before: change.before.completion, after: change.after.completion }];
  });
}

/**
 * What a run asks for completing it, for whoever may see its register; and for who manages it, whether its course asks for
 * something else by now, with whose verdict would change if the run went along.
 */
export async function ruleOfRun(actor: Actor, runId: string) {
  const { completionRule, course, _count, ...run } = await pinned(actor, runId);
  const definition = completionDefinition.parse(completionRule.definition);
  const [newest] = course.completionRules;
  const newer =
    newest && newest.version > completionRule.version && !run.cancelledAt && canManageRun(actor, run)
      ? {
          version: newest.version,
          createdAt: newest.createdAt,
          definition: completionDefinition.parse(newest.definition),
          changes: await effectOf(run.id, course, [completionRule.definition, newest.definition]),
          certificates: _count.certificates,
        }
      : null;
  return {
    runId: run.id,
    courseId: run.courseId,
    version: completionRule.version,
    certificateKind: course.certificateKind,
    mandatorySessions: _count.sessions,
    definition,
    newer,
  };
}

export type RuleOfRun = Awaited<ReturnType<typeof ruleOfRun>>;
