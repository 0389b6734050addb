import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { canAssess, canManageRun } from '@/lib/auth/policy';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { scoresOf, type StandingScore } from './scores/queries';
import { usualMaximum } from './scores/rules';
import { verdictsOf } from './verdicts/queries';

const person = { select: { id: true, officialName: true, latinName: true } } as const;

/** The run with what a grid of results asks of it; else NotFound. */
async function assessedRun(actor: Actor, runId: string) {
  const id = idOf(runId);
  const found =
    id &&
    (await db.courseRun.findFirst({
      where: { AND: [{ id }, recordableRuns(actor)] },
      select: {
        ...{ id: true, code: true, programmeId: true, countryCode: true, timeZone: true, cancelledAt: true },
        course: { select: { titleEn: true, titleRu: true } },
        trainers: { where: { removedAt: null }, orderBy: { assignedAt: 'asc' }, select: { person } },
      },
    }));
  if (!found) throw new NotFound('run');
  return found;
}

/**
 * The results of a run for who may record them: everyone who is on it (and who is not any more and has results) with the
 * scores and verdicts that stand, what stood before, and whose word may be entered.
 */
export async function resultsSheet(actor: Actor, runId: string) {
  const { trainers, programmeId, countryCode, cancelledAt, ...run } = await assessedRun(actor, runId);
  const trainerIds = trainers.map((each) => each.person.id);
  const facts = { programmeId, countryCode, trainerIds };
  const enrolments = await db.enrolment.findMany({
    where: {
      runId: run.id,
      OR: [{ state: 'CONFIRMED' }, { scores: { some: {} } }, { verdicts: { some: {} } }],
    },
    orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
    select: { id: true, state: true, person },
  });
  const [scores, verdicts] = [await scoresOf(db, run.id), await verdictsOf(db, run.id)];
  const self = actor.personId
    ? await db.person.findUnique({ where: { id: actor.personId }, select: person.select })
    : null;
  const names = await namesOfAccounts([
    ...[...scores.values()].flatMap(({ PRE, POST }) => [PRE, POST].flatMap((each) => each?.recordedBy ?? [])),
    ...[...verdicts.values()].flatMap((all) => all.map(({ recordedBy }) => recordedBy)),
  ]);
  const shown = (score: StandingScore | undefined) =>
    score ? { ...score, recordedBy: names(score.recordedBy) } : null;
  const managed = canManageRun(actor, facts);
  const rows = enrolments.map(({ id, state, person: who }) => ({
    enrolmentId: id,
    person: who,
    onRoster: state === 'CONFIRMED',
    /** Nobody records their own. */
    own: !canAssess(actor, { personId: who.id, run: facts }),
    pre: shown(scores.get(id)?.PRE),
    post: shown(scores.get(id)?.POST),
    verdicts: (verdicts.get(id) ?? []).map((verdict) => ({
      ...verdict,
      recordedBy: names(verdict.recordedBy),
    })),
  }));
  const said = [...verdicts.values()]
    .flat()
    .map(({ assessorId, assessor }) => ({ id: assessorId, ...assessor }));
  const assessors = managed
    ? [...(self ? [self] : []), ...trainers.map((each) => each.person), ...said]
    : self
      ? [self]
      : [];
  const outOf = (kind: 'pre' | 'post') => usualMaximum(rows.map((row) => row[kind]?.score ?? null));
  return {
    run: { ...run, cancelled: cancelledAt !== null },
    managed,
    rows,
    /** Whose word may be entered here, each once; for who manages the run, others are found by their name. */
    assessors: [...new Map(assessors.map((each) => [each.id, each])).values()],
    outOf: { PRE: outOf('pre'), POST: outOf('post') },
  };
}

export type ResultsSheet = Awaited<ReturnType<typeof resultsSheet>>;
export type ResultsRow = ResultsSheet['rows'][number];
