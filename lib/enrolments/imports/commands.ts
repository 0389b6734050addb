import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { headerKey } from '@/lib/people/lists/sheets/rules';
import { rememberedMapping, type Head } from './memory/queries';
import {
  isMendable,
  keepReading,
  layoutOf,
  readNominations,
  type Reading,
  type Source,
} from './reading/queries';
import { importBatch, placeOf, readBatch, type Batch } from './queries';
import type { Decisions, ImportOptions } from './schema';

const mediaTypes: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  text: 'text/csv',
  html: 'text/html',
  xml: 'application/xml',
};

/**
 * Takes in a nomination list for a run, to be looked at before anything is done, read as the last one with the same
 * header from the same institution was. A table without a column of names is taken too, for somebody to say which one
 * it is. Refuses any other file that cannot be read, with the reason (FILE_…, LIST_…); nothing is kept of it then.
 */
export async function openImport(
  actor: Actor,
  runId: string,
  { fileName, bytes }: { fileName: string; bytes: Uint8Array },
): Promise<Outcome<{ batchId: string }>> {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      countryCode: true,
      quotas: { where: { countryCode: { not: null } }, select: { countryCode: true } },
    },
  });
  if (!run) throw new NotFound('run');
  const name =
    fileName
      .replace(/[\u0000-\u001f/\\]/g, ' ')
      .trim()
      .slice(-200) || 'list';
  const source: Source = { name, fileId: null, bytes: async () => bytes };
  const plain = await readNominations(source, {}, placeOf(run));
  // A list whose columns nobody recognises is kept: the reader can say what they hold.
  if (!plain.ok && !isMendable(plain)) return plain;
  const before = await rememberedMapping(await headsOf(source, plain), async (tried) => {
    const reading = await readNominations(source, tried, placeOf(run));
    return reading.ok ? reading.value : null;
  });
  const options: ImportOptions = before ?? {};
  const reading = before ? await readNominations(source, options, placeOf(run)) : plain;
  return inTransaction(async (tx) => {
    const file = await tx.storedFile.create({
      data: {
        name,
        mediaType: (reading.ok && mediaTypes[reading.value.file.format]) || 'application/octet-stream',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: Uint8Array.from(bytes),
      },
      select: { id: true },
    });
    if (reading.ok) keepReading(file.id, options, placeOf(run), reading.value);
    const batch = await tx.importBatch.create({
      data: { runId, fileId: file.id, createdBy: actor.by, options },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'openImport',
      subjectType: 'import',
      subjectId: batch.id,
      details: { runId, rows: reading.ok ? reading.value.list.rows.length : 0 },
    });
    return done({ batchId: batch.id });
  });
}

/** The header of a list, or what may be one. */
async function headsOf(source: Source, reading: Outcome<Reading>): Promise<Head[]> {
  if (reading.ok && reading.value.list.headerRow !== null)
    return [{ header: headerKey(reading.value.list.columns), row: null }];
  const layout = await layoutOf(source, {});
  if (!layout) return [];
  return layout.headerRow === null ? layout.heads : [{ header: headerKey(layout.columns), row: null }];
}

/** Reads the list again as the reader corrected it. Refuses as reading does; then it stays as it was. */
export async function chooseColumns(
  actor: Actor,
  batchId: string,
  options: ImportOptions,
): Promise<Outcome<{ rows: number }>> {
  const before = await importBatch(db, actor, batchId);
  const reading = await readBatch({ ...before, options });
  if (!reading.ok) return reading;
  return inTransaction(async (tx) => {
    const batch = await openBatch(tx, actor, batchId);
    if (!batch.ok) return batch;
    // Other columns make other rows of it: what was decided on the old ones says nothing now.
    await tx.importBatch.update({
      where: { id: batchId },
      data: { options, decisions: {} },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'chooseColumns', subjectType: 'import', subjectId: batchId });
    return done({ rows: reading.value.list.rows.length });
  });
}

/** Keeps what was decided on rows, so that leaving the page loses nothing. `null` takes a decision back. */
export async function decideRows(
  actor: Actor,
  batchId: string,
  changes: Record<string, Decisions[string] | null>,
): Promise<Outcome<{ decided: number }>> {
  return inTransaction(async (tx) => {
    const batch = await openBatch(tx, actor, batchId);
    if (!batch.ok) return batch;
    const decisions = { ...batch.value.decisions };
    for (const [row, decision] of Object.entries(changes)) {
      if (decision === null) delete decisions[row];
      else decisions[row] = decision;
    }
    await tx.importBatch.update({ where: { id: batchId }, data: { decisions }, select: { id: true } });
    await audit(tx, actor, {
      action: 'decideRows',
      subjectType: 'import',
      subjectId: batchId,
      details: { rows: Object.keys(changes).length },
    });
    return done({ decided: Object.keys(changes).length });
  });
}

/** The batch with its row locked, while nothing was applied of it. Refuses IMPORT_ALREADY_APPLIED; NotFound for a foreign one. */
export async function openBatch(tx: Transaction, actor: Actor, batchId: string): Promise<Outcome<Batch>> {
  await tx.$queryRaw`SELECT id FROM import_batch WHERE id = ${batchId}::uuid FOR UPDATE`;
  const batch = await importBatch(tx, actor, batchId);
  return batch.appliedAt ? refuse('IMPORT_ALREADY_APPLIED') : done(batch);
}
