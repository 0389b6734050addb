import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { knownPeople } from '@/lib/people/recognition/queries';
import type { KnownRecord } from '@/lib/people/recognition/types';
import { busyOf } from '@/lib/runs/clashes/people/queries';
import { dayOf } from '@/lib/time/day';
import { layoutOf, readNominations, type Reading } from './reading/queries';
import { asApplied, previewRows, previewTotals } from './rules';
import { decisionsSchema, importOptionsSchema, type Decisions } from './schema';
import type { PreviewRow, PreviewTotals, ReadFile } from './types';

export type Preview = { file: ReadFile; rows: PreviewRow[]; totals: PreviewTotals };

const batchFacts = {
  id: true,
  runId: true,
  options: true,
  decisions: true,
  createdAt: true,
  appliedAt: true,
  undoneAt: true,
  file: { select: { id: true, name: true } },
  run: {
    select: {
      code: true,
      timeZone: true,
      startsOn: true,
      endsOn: true,
      countryCode: true,
      quotas: { where: { countryCode: { not: null } }, select: { countryCode: true } },
    },
  },
} as const;

/** An import of a run that the actor manages; NotFound for any other. */
export async function importBatch(tx: Db, actor: Actor, batchId: string) {
  const batch = await tx.importBatch.findFirst({
    where: { id: batchId, run: managedRuns(actor) },
    select: batchFacts,
  });
  if (!batch) throw new NotFound('import');
  return {
    ...batch,
    options: importOptionsSchema.parse(batch.options),
    decisions: decisionsSchema.parse(batch.decisions),
  };
}

export type Batch = Awaited<ReturnType<typeof importBatch>>;

/** What is known of the run's own place, for guessing whose list it is. */
export const placeOf = (run: { countryCode: string; quotas: { countryCode: string | null }[] }) => ({
  countryCode: run.countryCode,
  quotaCountries: run.quotas.flatMap(({ countryCode }) => countryCode ?? []),
});

type BatchFile = Pick<Batch, 'file' | 'options' | 'run'>;

const sourceOf = ({ file }: BatchFile) => ({
  name: file.name,
  fileId: file.id,
  bytes: async () => {
    const { bytes } = await db.storedFile.findUniqueOrThrow({
      where: { id: file.id },
      select: { bytes: true },
    });
    return bytes;
  },
});

/** Reads the batch's file as its options say. */
export const readBatch = (batch: BatchFile): Promise<Outcome<Reading>> =>
  readNominations(sourceOf(batch), batch.options, placeOf(batch.run));

/** How the file lies, where it cannot be read before somebody says which column holds the names; null for any other. */
const batchLayout = (batch: BatchFile) => layoutOf(sourceOf(batch), batch.options);

type Comparison = {
  runId: string | null;
  decisions: Decisions;
  alsoKnown?: ReadonlyMap<string, KnownRecord>;
};

/**
 * Compares a reading with everyone the office knows. `alsoKnown`: people whom lists before this one would
 * bring or fill in, by id, where several are tried one after another.
 */
export async function compared(
  tx: Db,
  { list, country }: Reading,
  { runId, decisions, alsoKnown = new Map() }: Comparison,
) {
  const stored = await knownPeople(tx, list.rows);
  const known = [...stored.filter(({ personId }) => !alsoKnown.has(personId)), ...alsoKnown.values()];
  // One after another: inside a transaction there is one connection.
  const enrolled = runId
    ? await tx.enrolment.findMany({ where: { runId }, select: { personId: true, state: true } })
    : [];
  const trainers = runId
    ? await tx.trainerAssignment.findMany({ where: { runId, removedAt: null }, select: { personId: true } })
    : [];
  const rows = previewRows({
    rows: list.rows,
    country,
    known,
    onRun: new Map(enrolled.map(({ personId, state }) => [personId, state])),
    trainerIds: new Set(trainers.map(({ personId }) => personId)),
    decisions,
  });
  return { rows, known };
}

/** How a file was read, as a screen shows it. */
export const readFileView = ({ file, list, country }: Reading): ReadFile => ({
  ...file,
  sheet: list.sheetName,
  sheets: list.sheets,
  otherSheets: list.otherSheets,
  headerRow: list.headerRow,
  columns: list.columns,
  skipped: list.skipped,
  hiddenRows: list.hiddenRows,
  country,
});

/** What the file would do: how it was read, each row with its verdict and reasons, totals. */
export async function importPreview(actor: Actor, batchId: string) {
  const batch = await importBatch(db, actor, batchId);
  const { id, runId, options, createdAt, appliedAt, undoneAt, decisions, file } = batch;
  const facts = {
    id,
    runId,
    timeZone: batch.run.timeZone,
    fileName: file.name,
    options,
    createdAt,
    appliedAt,
    undoneAt,
    decisions,
  };
  const reading = await readBatch(batch);
  if (!reading.ok) return { batch: facts, preview: reading, layout: await batchLayout(batch) };
  const now = await compared(db, reading.value, { runId, decisions });
  const rows = appliedAt ? asApplied(now.rows, decisions) : await withBusy(actor, batch, now.rows);
  const preview: Preview = { file: readFileView(reading.value), rows, totals: previewTotals(rows) };
  return { batch: facts, preview: done(preview), layout: null };
}

/** Says of known people where they are expected on the run's days: of those whom a row may be. */
async function withBusy(actor: Actor, { runId, run }: Batch, rows: PreviewRow[]): Promise<PreviewRow[]> {
  const ids = rows.flatMap(({ candidates }) => candidates.flatMap(({ personId }) => personId ?? []));
  const wanted = { id: runId, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
  const busy = await busyOf(db, actor, wanted, [...new Set(ids)]);
  const there = new Map(busy.map(({ personId, run: other }) => [personId, other?.code ?? '…']));
  if (there.size === 0) return rows;
  return rows.map((row) => ({
    ...row,
    candidates: row.candidates.map((each) => ({
      ...each,
      busyOn: (each.personId && there.get(each.personId)) || null,
    })),
  }));
}

/** The lists that came in for a run, the newest first. NotFound for a run that the actor does not manage. */
export async function imports(actor: Actor, runId: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      timeZone: true,
      imports: {
        orderBy: { createdAt: 'desc' },
        take: 50,
        select: {
          id: true,
          createdAt: true,
          appliedAt: true,
          undoneAt: true,
          file: { select: { name: true } },
          _count: { select: { enrolments: true } },
        },
      },
    },
  });
  if (!run) throw new NotFound('run');
  return {
    timeZone: run.timeZone,
    batches: run.imports.map(({ file, _count, ...batch }) => ({
      ...batch,
      fileName: file.name,
      enrolled: _count.enrolments,
    })),
  };
}
