import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { certaintyOf, hasSecondKey } from '@/lib/people/duplicates/rules';
import { dayOf } from '@/lib/time/day';
import { mergeFacts } from '../queries';
import { mergeRefusals, stateThatStays } from '../rules';

const names = { name: true, nameEn: true, nameRu: true } as const;

const side = {
  id: true,
  officialName: true,
  latinName: true,
  familyName: true,
  givenName: true,
  patronymic: true,
  sex: true,
  birthDate: true,
  email: true,
  phone: true,
  countryCode: true,
  institutionId: true,
  position: true,
  preferredLanguage: true,
  workingLanguages: true,
  institution: { select: names },
  country: { select: { nameEn: true, nameRu: true } },
  createdAt: true,
  _count: {
    select: {
      enrolments: true,
      trainerOf: true,
      certificates: true,
      qualifications: true,
      nominations: true,
      unavailable: true,
      feeds: true,
    },
  },
} as const;

async function sideOf(id: string) {
  const person = await db.person.findUnique({ where: { id }, select: side });
  if (!person) throw new NotFound('person');
  const marks = await db.attendanceMark.count({ where: { enrolment: { personId: id } } });
  const { _count, birthDate, ...rest } = person;
  return { ...rest, birthDate: birthDate && dayOf(birthDate), hangs: { ..._count, marks } };
}

/**
 * What a merge would do, before it is done: both records side by side, what hangs on each, the runs on which both are
 * enrolled with what becomes of them, and what stands in the way. Only for those who may merge.
 */
export async function mergePreview(actor: Actor, keptId: string, mergedId: string) {
  if (!canCoordinateEverything(actor) || keptId === mergedId) throw new NotFound('person');
  const [kept, merged, facts] = [
    await sideOf(keptId),
    await sideOf(mergedId),
    await mergeFacts(db, actor, { keptId, mergedId }),
  ];
  const shared = await Promise.all(
    facts.shared.map(async (run) => ({
      runId: run.runId,
      run: run.run,
      kept: run.kept.state,
      merged: run.merged.state,
      stays: stateThatStays(run.kept, run.merged) === 'MERGED' ? run.merged.state : run.kept.state,
      marks: await db.attendanceMark.count({ where: { enrolmentId: { in: [run.kept.id, run.merged.id] } } }),
    })),
  );
  return {
    kept,
    merged,
    score: facts.score,
    reasons: facts.reasons,
    certainty: certaintyOf(facts),
    needsReason: !hasSecondKey(facts.reasons),
    accounts: facts.accounts,
    shared,
    /** What no choice on the form can mend. */
    obstacles: mergeRefusals(facts, { account: 'KEPT', reason: '-' }).filter(({ path }) => !path),
  };
}

export type MergePreview = Awaited<ReturnType<typeof mergePreview>>;
