import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinateEverything } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { duplicatesWanted } from '@/lib/people/duplicates/commands';
import { personKeys } from '@/lib/people/rules';
import { runChanged } from '@/lib/runs/changes/commands';
import type { Prisma } from '@/prisma/generated/client';
import { moveEverything } from './moving/commands';
import { mergeFacts, type SharedRun } from './queries';
import { mergeFields, mergeRefusals, sideOf, type MergeFacts } from './rules';
import type { MergeInput } from './schema';
import { changedSince, putBack } from './snapshots/commands';
import { rowsOf, type Scope } from './snapshots/queries';
import { changesBetween, type Changes } from './snapshots/rules';

/** A large run's worth of rows may have to be moved. */
const timeoutMs = 60_000;

/**
 * Two records of one person become one: what hangs on the merged record is hung on the one that stays, by the rules of
 * each domain, and the merged one is gone. Every row that changed is kept as it was, so that it can be undone. Only for
 * those who coordinate everything: others do not see all that hangs on the two. Refuses what `mergeRefusals` names,
 * MERGE_WITH_ITSELF, and TRAINER_BUSY where the two teach in two places at once.
 */
export async function mergePeople(
  actor: Actor,
  input: MergeInput,
): Promise<Outcome<{ mergeId: string; personId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('person');
  const { keptId, mergedId } = input;
  if (keptId === mergedId) return refuse('MERGE_WITH_ITSELF');
  return inTransaction(
    async (tx) => {
      await declare(tx, [keptId, mergedId]);
      const facts = await mergeFacts(tx, actor, { keptId, mergedId });
      const refusals = mergeRefusals(facts, input);
      if (refusals.length > 0) return refuseAll(refusals);
      const scope = scopeOf(input, facts, facts.shared);
      const before = await rowsOf(tx, scope);
      await moveEverything(tx, actor, { kept: keptId, merged: mergedId }, facts.shared);
      await joinAccounts(tx, input, facts);
      await joinPeople(tx, input);
      const changes = changesBetween(before, await rowsOf(tx, scope));
      const { id } = await tx.personMerge.create({
        data: {
          keptId,
          mergedId,
          by: actor.by,
          before: { reason: input.reason, tables: changes } as Prisma.InputJsonObject,
        },
        select: { id: true },
      });
      for (const { runId } of facts.shared) await runChanged(tx, runId);
      await duplicatesWanted(tx, [keptId]);
      await audit(
        tx,
        actor,
        {
          action: 'mergePeople',
          subjectType: 'person',
          subjectId: keptId,
          details: { merged: mergedId, merge: id },
        },
        {
          action: 'mergePeople',
          subjectType: 'person',
          subjectId: mergedId,
          details: { into: keptId, merge: id },
        },
      );
      return done({ mergeId: id, personId: keptId });
    },
    { timeoutMs },
  );
}

/**
 * Takes a merge back: every row that it changed is again as it was before. What was added to the person since stays with
 * the record that stayed. Refuses MERGE_UNDONE, MERGE_OWN_RECORD, MERGE_CHANGED_SINCE (something that would be put back was
 * changed since) and MERGE_UNDO_LATER_FIRST (the person was merged into another later).
 */
export async function undoMerge(actor: Actor, mergeId: string): Promise<Outcome<{ personId: string }>> {
  if (!canCoordinateEverything(actor)) throw new NotFound('merge');
  return inTransaction(
    async (tx) => {
      const [merge] = await tx.$queryRaw<
        { keptId: string; mergedId: string; undone: boolean; before: { tables: Changes } }[]
      >`SELECT kept_id AS "keptId", merged_id AS "mergedId", undone_at IS NOT NULL AS undone, before
        FROM person_merge WHERE id = ${mergeId}::uuid FOR UPDATE`;
      if (!merge) throw new NotFound('merge');
      const { keptId, mergedId, undone } = merge;
      if (undone) return refuse('MERGE_UNDONE');
      if (actor.personId === keptId || actor.personId === mergedId) return refuse('MERGE_OWN_RECORD');
      await declare(tx, [keptId]);
      const kept = await tx.person.findUnique({ where: { id: keptId }, select: { id: true } });
      if (!kept) return refuse('MERGE_UNDO_LATER_FIRST');
      const { tables } = merge.before;
      const changed = await changedSince(tx, tables);
      if (changed.length > 0)
        return refuseAll(changed.map((what) => refusal('MERGE_CHANGED_SINCE', { what })));
      await putBack(tx, tables);
      await tx.personMerge.update({
        where: { id: mergeId },
        data: { undoneAt: new Date(), undoneBy: actor.by },
        select: { id: true },
      });
      for (const runId of joinedRuns(tables)) await runChanged(tx, runId);
      await audit(
        tx,
        actor,
        ...[keptId, mergedId].map((subjectId) => ({
          action: 'undoMerge',
          subjectType: 'person',
          subjectId,
          details: { merge: mergeId },
        })),
      );
      return done({ personId: mergedId });
    },
    { timeoutMs },
  );
}

/** Says that this transaction is a merge, fixes how instants are written in JSON, and takes the people in one order. */
async function declare(tx: Transaction, people: string[]): Promise<void> {
  await tx.$queryRaw`SELECT set_config('cascade.rewriting', 'merge', true), set_config('TimeZone', 'UTC', true)`;
  await tx.$queryRaw`
    SELECT FROM course_run WHERE id IN (SELECT run_id FROM enrolment WHERE person_id = ANY(${people}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT FROM person WHERE id = ANY(${people}::uuid[]) ORDER BY id FOR UPDATE`;
}

const scopeOf = ({ keptId, mergedId }: MergeInput, { accounts }: MergeFacts, shared: SharedRun[]): Scope => ({
  people: [keptId, mergedId],
  joined: shared.flatMap(({ kept, merged }) => [kept.id, merged.id]),
  accounts: [accounts.kept, accounts.merged].flatMap((account) => account?.id ?? []),
});

const joinedRuns = (tables: Changes): string[] =>
  (tables.enrolment?.gone ?? []).map((row) => String(row.run_id));

/** The account goes on with its own rights: only the person that it is of changes. The other one is closed. */
async function joinAccounts(
  tx: Transaction,
  { keptId, account }: MergeInput,
  { accounts }: MergeFacts,
): Promise<void> {
  const { kept, merged } = accounts;
  if (!merged) return;
  const closed = kept && (account === 'KEPT' ? merged : kept);
  if (closed) {
    const now = new Date();
    await tx.account.update({
      where: { id: closed.id },
      data: { personId: null, disabledAt: now, sessionsValidFrom: now },
      select: { id: true },
    });
  }
  if (closed?.id === merged.id) return;
  await tx.account.update({ where: { id: merged.id }, data: { personId: keptId }, select: { id: true } });
}

async function joinPeople(tx: Transaction, { keptId, mergedId, fields }: MergeInput): Promise<void> {
  const select = Object.fromEntries(mergeFields.map((field) => [field, true])) as Record<
    (typeof mergeFields)[number],
    true
  >;
  const people = await tx.person.findMany({
    where: { id: { in: [keptId, mergedId] } },
    select: { ...select, id: true, workingLanguages: true },
  });
  const [kept, merged] = [keptId, mergedId].map((id) => people.find((person) => person.id === id));
  if (!kept || !merged) throw new NotFound('person');
  const comparable = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  const taken = mergeFields.filter(
    (field) => sideOf(comparable(kept[field]), comparable(merged[field]), fields[field]) === 'MERGED',
  );
  const values = Object.fromEntries(taken.map((field) => [field, merged[field]]));
  const names = { officialName: kept.officialName, latinName: kept.latinName, ...values };
  // Gone first: what may stand with one person only is free then.
  await tx.person.delete({ where: { id: mergedId }, select: { id: true } });
  await tx.person.update({
    where: { id: keptId },
    data: {
      ...values,
      ...personKeys(names),
      workingLanguages: [...new Set([...kept.workingLanguages, ...merged.workingLanguages])],
    },
    select: { id: true },
  });
}
