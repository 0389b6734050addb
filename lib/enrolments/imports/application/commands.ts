import { isDeepStrictEqual } from 'node:util';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { duplicatesWanted } from '@/lib/people/duplicates/commands';
import { recogniseInstitutions } from '@/lib/people/institutions/recognition/commands';
import { fillGaps, takeInPeople } from '@/lib/people/intake/commands';
import { gapsFilled } from '@/lib/people/intake/rules';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { runChanged } from '@/lib/runs/changes/commands';
import { addPlaces } from '../../places/commands';
import { lockedRun } from '../../places/queries';
import { openBatch } from '../commands';
import { rememberMapping } from '../memory/commands';
import { compared, importBatch, readBatch } from '../queries';
import { toldBy } from '../rules';
import type { ImportCounts } from '../types';
import { applySchema, type ApplyInput } from '../schema';
import { importPlan, type Entry, type ImportPlan } from './rules';

/**
 * Does what the preview shows, in one transaction: enters new people and institutions, fills in what was not
 * known of known ones (and overwrites nothing), and enrols. Any refusal leaves everything as it was, decisions
 * included. Refuses IMPORT_ALREADY_APPLIED, IMPORT_CHANGED (read otherwise meanwhile), IMPORT_UNDECIDED,
 * IMPORT_NOTHING, and what `addPlaces` refuses (RUN_FULL with the numbers).
 */
export async function applyImport(
  actor: Actor,
  batchId: string,
  input: ApplyInput,
): Promise<Outcome<ImportCounts>> {
  const { decisions, state, undecided, reason } = applySchema.parse(input);
  const before = await importBatch(db, actor, batchId);
  if (before.appliedAt) return refuse('IMPORT_ALREADY_APPLIED');
  const reading = await readBatch(before);
  if (!reading.ok) return reading;
  return inTransaction(
    async (tx) => {
      // Lists are applied one after another: the second finds the people whom the first brought.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('apply_import'))`;
      const batch = await openBatch(tx, actor, batchId);
      if (!batch.ok) return batch;
      if (!isDeepStrictEqual(batch.value.options, before.options)) return refuse('IMPORT_CHANGED');
      const run = await lockedRun(tx, actor, before.runId);
      const { rows, known } = await compared(tx, reading.value, {
        runId: run.id,
        decisions: { ...batch.value.decisions, ...decisions },
      });
      const plan = importPlan(rows, undecided);
      const [row] = plan.undecided;
      if (row !== undefined) return refuse('IMPORT_UNDECIDED', { count: plan.undecided.length, row });
      if (plan.entries.length === 0) return refuse('IMPORT_NOTHING');
      const written = await write(tx, run.id, { plan, known, country: reading.value.country }, (places) =>
        addPlaces(tx, actor, run, places, { state, reason, importBatchId: batchId }),
      );
      if (!written.ok) return written;
      const { counts, createdIds, filled, institutionIds } = written.value;
      await tx.$executeRaw`
        INSERT INTO imported_person (person_id, batch_id)
        SELECT id, ${batchId}::uuid FROM unnest(${createdIds}::uuid[]) AS id`;
      await tx.importBatch.update({
        where: { id: batchId },
        data: { appliedAt: new Date(), appliedBy: actor.by, decisions: plan.decisions, filled },
        select: { id: true },
      });
      await duplicatesWanted(tx, [...createdIds, ...Object.keys(filled)]);
      await rememberMapping(tx, actor, { options: before.options, list: reading.value.list, institutionIds });
      await runChanged(tx, run.id);
      await audit(tx, actor, {
        action: 'applyImport',
        subjectType: 'import',
        subjectId: batchId,
        details: { runId: run.id, state, ...counts },
      });
      return done(counts);
    },
    { timeoutMs: 60_000 },
  );
}

type Written = {
  counts: ImportCounts;
  createdIds: string[];
  filled: Record<string, Record<string, string>>;
  /** The institution of each entry, for those that name one. */
  institutionIds: string[];
};
type Work = { plan: ImportPlan; known: KnownRecord[]; country: string | null };
type Enrol = (places: Parameters<typeof addPlaces>[3]) => ReturnType<typeof addPlaces>;

async function write(
  tx: Transaction,
  runId: string,
  { plan, known, country }: Work,
  enrol: Enrol,
): Promise<Outcome<Written>> {
  const countryOf = ({ row }: Entry) => row.countryCode ?? country;
  const institutions = await recogniseInstitutions(
    tx,
    plan.entries.flatMap((entry) =>
      entry.row.institution
        ? [{ name: entry.row.institution, countryCode: countryOf(entry), sector: entry.row.sector }]
        : [],
    ),
  );
  const institutionOf = (entry: Entry) => institutions.idOf(entry.row.institution, countryOf(entry));
  const told = (entry: Entry) => ({
    ...toldBy({ ...entry.row, problems: [] }, country),
    institutionId: institutionOf(entry),
  });
  const fresh = plan.entries.filter(({ personId }) => personId === null);
  const ids = await takeInPeople(tx, fresh.map(told));
  const idOfFresh = new Map(fresh.map((entry, index) => [entry, ids[index] ?? '']));
  const people = new Map(known.map((person) => [person.personId, person]));
  const met = plan.entries.flatMap((entry) => {
    const person = entry.personId ? people.get(entry.personId) : undefined;
    return person ? [{ entry, person }] : [];
  });
  const gaps = met.map(({ entry, person }) => ({ person, filled: gapsFilled(told(entry), person) }));
  await fillGaps(tx, gaps);
  const onRun = new Set(
    (await tx.enrolment.findMany({ where: { runId }, select: { personId: true } })).map(
      (each) => each.personId,
    ),
  );
  const places = plan.entries
    .map((entry) => {
      const person = entry.personId ? people.get(entry.personId) : undefined;
      return {
        personId: entry.personId ?? idOfFresh.get(entry) ?? '',
        institutionId: institutionOf(entry) ?? person?.institutionId ?? null,
        countryCode: entry.row.countryCode ?? person?.countryCode ?? country,
        position: entry.row.position ?? person?.position ?? null,
      };
    })
    .filter(({ personId }) => !onRun.has(personId));
  const enrolled = await enrol(places);
  if (!enrolled.ok) return enrolled;
  return done({
    counts: {
      created: fresh.length,
      known: met.length,
      onRunAlready: plan.entries.length - places.length,
      enrolled: places.length,
      repeated: plan.repeated,
      leftOut: plan.leftOut,
      institutions: institutions.created,
    },
    createdIds: ids,
    filled: Object.fromEntries(
      gaps
        .filter(({ filled }) => Object.keys(filled).length > 0)
        .map(({ person, filled }) => [person.personId, filled as Record<string, string>]),
    ),
    institutionIds: plan.entries.flatMap((entry) => institutionOf(entry) ?? []),
  });
}
