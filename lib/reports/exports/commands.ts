import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import { addJob } from '@/lib/jobs/queue';
import type { Task } from '@/lib/jobs/tasks';
import type { ReportFormat } from '@/prisma/generated/enums';
import { explorationSchema } from '../explore/schema';
import { drawReport } from '../paper/render';
import { scopeSchema } from '../scope/schema';
import { officeDay } from '../today/queries';
import { ownExports } from './queries';
import { jobKeyOf, keptDays } from './rules';
import type { ExportInput } from './schema';
import { pivotFile } from './pivot/queries';
import { writeCsv, writeWorkbook, type Wanted } from './workbook/queries';

/** The job that writes a file, and the one that removes those that expired. */
export const makeExport = 'make-report-export';
export const removeExports = 'remove-expired-exports';

const mediaTypes: Record<ReportFormat, string> = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  PDF: 'application/pdf',
};

const addExportJob = (tx: Transaction, exportId: string) =>
  addJob(tx, makeExport, { exportId }, { key: jobKeyOf(exportId), maxAttempts: 4 });

/**
 * Asks for a report as a file. It is written by a job; who asked, when and what for is kept for good, the file for seven
 * days. For who coordinates: anybody else finds nothing.
 */
export async function askExport(actor: Actor, input: ExportInput): Promise<Outcome<{ exportId: string }>> {
  const { accountId } = actor;
  if (!canCoordinate(actor) || !accountId) throw new NotFound('report');
  const { exploration } = input;
  if (exploration && input.format === 'PDF') return refuse('NOT_A_CHOICE', undefined, 'format');
  const expiresAt = new Date(Date.now() + keptDays * 86_400_000);
  return inTransaction(async (tx) => {
    const { id } = await tx.reportExport.create({
      data: { ...input, accountId, expiresAt },
      select: { id: true },
    });
    await addExportJob(tx, id);
    await audit(tx, actor, {
      action: 'askExport',
      subjectType: 'export',
      subjectId: id,
      details: {
        ...{ format: input.format, ...input.scope },
        ...(exploration
          ? { figure: exploration.figure, rows: exploration.rows, columns: exploration.columns }
          : {}),
      },
    });
    return done({ exportId: id });
  });
}

/** Has a file of one's own that could not be written written again. One that is being written, or was, is left alone. */
export async function retryExport(actor: Actor, exportId: string): Promise<Outcome<{ exportId: string }>> {
  const now = new Date();
  if (!canCoordinate(actor)) throw new NotFound('export');
  const found = (await ownExports(actor, now)).find(({ id }) => id === exportId);
  if (!found) throw new NotFound('export');
  if (found.state !== 'FAILED') return done({ exportId });
  return inTransaction(async (tx) => {
    await tx.reportExport.update({
      where: { id: exportId },
      data: { failedAt: null, rowsDone: 0, rowsTotal: null },
    });
    await addExportJob(tx, exportId);
    await audit(tx, actor, { action: 'retryExport', subjectType: 'export', subjectId: exportId });
    return done({ exportId });
  });
}

async function bytesOf(
  actor: Actor,
  format: ReportFormat,
  wanted: Wanted,
  { id: exportId, exploration }: { id: string; exploration: unknown },
): Promise<Buffer> {
  if (exploration !== null) return pivotFile(actor, format, explorationSchema.parse(exploration), wanted);
  if (format === 'PDF') return Buffer.from(await drawReport(actor, wanted, new Date()));
  const chunks: Buffer[] = [];
  const told = async (rowsDone: number, rowsTotal: number) => {
    await db.reportExport.update({ where: { id: exportId }, data: { rowsDone, rowsTotal } });
  };
  const write = format === 'XLSX' ? writeWorkbook : writeCsv;
  await write(actor, wanted, (bytes) => chunks.push(bytes), told);
  return Buffer.concat(chunks);
}

/**
 * Writes the file of an export with the rights that its account has now; done twice, it ends the same. One that was
 * interrupted begins anew.
 */
export async function writeExport(exportId: string): Promise<void> {
  const found = await db.reportExport.findUnique({ where: { id: exportId } });
  if (!found || found.madeAt || found.failedAt || found.expiresAt <= new Date()) return;
  const actor = await loadActor(found.accountId);
  if (!actor || !canCoordinate(actor)) {
    await db.reportExport.update({ where: { id: exportId }, data: { failedAt: new Date() } });
    return;
  }
  // What an interrupted one had written is gone with it.
  await db.reportExport.update({ where: { id: exportId }, data: { rowsDone: 0, rowsTotal: null } });
  const { format, language } = found;
  const scope = scopeSchema.parse(found.scope);
  const bytes = await bytesOf(
    actor,
    format,
    { scope, language, today: await officeDay(found.askedAt) },
    found,
  );
  const name = `${found.exploration === null ? 'report' : 'table'}-${scope.from}-${scope.to}.${format.toLowerCase()}`;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await db.$transaction(async (tx) => {
    const file = await tx.storedFile.create({
      data: { name, mediaType: mediaTypes[format], sha256, bytes: new Uint8Array(bytes) },
      select: { id: true },
    });
    const { count } = await tx.reportExport.updateMany({
      where: { id: exportId, madeAt: null },
      data: { fileId: file.id, madeAt: new Date() },
    });
    // Another worker was quicker: its file stands.
    if (count === 0) await tx.storedFile.delete({ where: { id: file.id } });
  });
}

export const makeExportTask: Task = async (payload, { last }) => {
  const { exportId } = z.object({ exportId: z.uuid() }).parse(payload);
  try {
    await writeExport(exportId);
  } catch (error) {
    if (last)
      await db.reportExport.updateMany({
        where: { id: exportId, madeAt: null },
        data: { failedAt: new Date() },
      });
    throw error;
  }
};

/** Removes the files that expired before `now`; who asked for them, when and what for stays. */
export async function removeExpired(now: Date): Promise<number> {
  const expired = await db.reportExport.findMany({
    where: { expiresAt: { lte: now }, fileId: { not: null } },
    select: { id: true, fileId: true },
    take: 1000,
  });
  for (const { id, fileId } of expired) {
    await db.$transaction(async (tx) => {
      await tx.reportExport.update({ where: { id }, data: { fileId: null, removedAt: now } });
      if (fileId) await tx.storedFile.delete({ where: { id: fileId } });
    });
  }
  return expired.length;
}

export const removeExportsTask: Task = async () => {
  await removeExpired(new Date());
};

/** The file of one's own export, while it is kept; each taking is logged. */
export async function takeExport(
  actor: Actor,
  exportId: string,
): Promise<Outcome<{ name: string; mediaType: string; sha256: string; bytes: Uint8Array }>> {
  return inTransaction(async (tx) => {
    const { accountId } = actor;
    if (!accountId || !canCoordinate(actor)) throw new NotFound('export');
    const found = await tx.reportExport.findFirst({
      where: { id: exportId, accountId, expiresAt: { gt: new Date() } },
      select: { file: { select: { name: true, mediaType: true, sha256: true, bytes: true } } },
    });
    if (!found?.file) throw new NotFound('export');
    await audit(tx, actor, { action: 'takeExport', subjectType: 'export', subjectId: exportId });
    return done(found.file);
  });
}
