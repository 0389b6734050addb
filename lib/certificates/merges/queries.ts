import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { comparison } from '@/lib/people/duplicates/rules';
import { knownRecords } from '@/lib/people/recognition/queries';
import type { AccountToMerge, EnrolmentToJoin, MergeFacts } from './rules';

type JoinedEnrolment = EnrolmentToJoin & { id: string };
/** A run on which both records are enrolled. */
export type SharedRun = { runId: string; run: string; kept: JoinedEnrolment; merged: JoinedEnrolment };

type Pair = { keptId: string; mergedId: string };

async function sharedRuns(tx: Db, { keptId, mergedId }: Pair): Promise<SharedRun[]> {
  const rows = await tx.enrolment.findMany({
    where: { personId: { in: [keptId, mergedId] } },
    orderBy: { runId: 'asc' },
    select: {
      id: true,
      runId: true,
      personId: true,
      state: true,
      stateAt: true,
      run: { select: { code: true } },
    },
  });
  return rows.flatMap(({ personId, runId, run, ...kept }) => {
    const merged = rows.find((row) => row.runId === runId && row.personId === mergedId);
    return personId === keptId && merged ? [{ runId, run: run.code, kept, merged }] : [];
  });
}

async function accountOf(tx: Db, personId: string): Promise<AccountToMerge | null> {
  const account = await tx.account.findUnique({
    where: { personId },
    select: { id: true, email: true, _count: { select: { grants: { where: { revokedAt: null } } } } },
  });
  return account && { id: account.id, email: account.email, rights: account._count.grants };
}

async function certificatesOfBoth(tx: Db, { keptId, mergedId }: Pair): Promise<MergeFacts['certificates']> {
  return tx.$queryRaw`
    SELECT r.code AS run, k.number AS kept, m.number AS merged
    FROM certificate k JOIN certificate m ON m.run_id = k.run_id AND m.kind = k.kind JOIN course_run r ON r.id = k.run_id
    WHERE k.person_id = ${keptId}::uuid AND m.person_id = ${mergedId}::uuid AND k.ended_at IS NULL AND m.ended_at IS NULL
    ORDER BY k.number`;
}

async function bothSides(tx: Db, { keptId, mergedId }: Pair): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT DISTINCT r.code FROM trainer_assignment t
    JOIN enrolment e ON e.run_id = t.run_id AND e.state NOT IN ('DECLINED', 'WITHDRAWN', 'NO_SHOW')
    JOIN course_run r ON r.id = t.run_id
    WHERE t.removed_at IS NULL AND t.person_id IN (${keptId}::uuid, ${mergedId}::uuid)
      AND e.person_id IN (${keptId}::uuid, ${mergedId}::uuid) AND e.person_id <> t.person_id
    ORDER BY r.code`;
  return rows.map(({ code }) => code);
}

/** What deciding about a merge needs; unknown people are not found. */
export async function mergeFacts(
  tx: Db,
  actor: Actor,
  pair: Pair,
): Promise<MergeFacts & { shared: SharedRun[]; score: number }> {
  const records = await knownRecords(tx, [pair.keptId, pair.mergedId]);
  const [a, b] = records;
  if (!a || !b) throw new NotFound('person');
  const { score, reasons } = comparison(a, b);
  return {
    own: actor.personId === pair.keptId || actor.personId === pair.mergedId,
    score,
    reasons,
    certificates: await certificatesOfBoth(tx, pair),
    bothSides: await bothSides(tx, pair),
    accounts: { kept: await accountOf(tx, pair.keptId), merged: await accountOf(tx, pair.mergedId) },
    shared: await sharedRuns(tx, pair),
  };
}

/** Where a merged record's address leads now: the record that stayed, if the actor sees it; else null. */
export async function mergedInto(actor: Actor, personId: string): Promise<string | null> {
  let [id, steps] = [personId, 0];
  for (; steps < 20; steps += 1) {
    const merge = await db.personMerge.findFirst({
      where: { mergedId: id, undoneAt: null },
      orderBy: { at: 'desc' },
      select: { keptId: true },
    });
    if (!merge) break;
    id = merge.keptId;
  }
  if (steps === 0) return null;
  const seen = await db.person.findFirst({
    where: { AND: [{ id }, visiblePeople(actor)] },
    select: { id: true },
  });
  return seen?.id ?? null;
}

type MergedRow = { official_name: string | null; latin_name: string | null };

/** The records that became this one, the latest first; for those who may merge and undo. */
export async function mergesOf(actor: Actor, personId: string) {
  if (!canCoordinateEverything(actor)) return [];
  const merges = await db.$queryRaw<
    { id: string; at: Date; by: string | null; undoneAt: Date | null; merged: MergedRow | null }[]
  >`
    SELECT m.id, m.at, a.name AS by, m.undone_at AS "undoneAt", m.before #> '{tables,person,gone,0}' AS merged
    FROM person_merge m LEFT JOIN account a ON a.id::text = m.by
    WHERE m.kept_id = ${personId}::uuid ORDER BY m.at DESC, m.id DESC LIMIT 50`;
  return merges.map(({ merged, ...rest }) => ({
    ...rest,
    officialName: merged?.official_name ?? null,
    latinName: merged?.latin_name ?? null,
  }));
}

export type MergeOfPerson = Awaited<ReturnType<typeof mergesOf>>[number];
