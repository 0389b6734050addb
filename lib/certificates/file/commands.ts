import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import { addJob } from '@/lib/jobs/queue';
import type { Task } from '@/lib/jobs/tasks';
import { idOf } from '@/lib/text/page';
import { findCertificate } from '../queries';
import { drawAndKeep, renderBatch, undrawn } from './drawing/commands';

/** The job that an issue leaves behind. */
export const drawIssued = 'render-certificates';

export const drawIssuedTask: Task = async (payload) =>
  renderBatch(z.object({ batchId: z.uuid() }).parse(payload).batchId);

/** Asks that the papers of a batch be drawn, once the transaction is through. One that waits to be tried again goes at once. */
export const drawingWanted = (tx: Transaction, batchId: string): Promise<void> =>
  addJob(tx, drawIssued, { batchId }, { key: `${drawIssued} ${batchId}` });

/** Draws the papers of a run that are not drawn yet, now. Throws NotFound for a run that the actor does not manage. */
export async function drawAgain(actor: Actor, runId: string): Promise<Outcome<{ papers: number }>> {
  const id = idOf(runId);
  if (!id) throw new NotFound('run');
  return inTransaction(async (tx) => {
    const run = await tx.courseRun.findFirst({
      where: { AND: [{ id }, managedRuns(actor)] },
      select: { id: true },
    });
    if (!run) throw new NotFound('run');
    const waiting = await tx.certificate.groupBy({
      by: ['batchId'],
      where: { runId: run.id, endedAt: null, document: null },
      _count: true,
    });
    for (const { batchId } of waiting) await drawingWanted(tx, batchId);
    const papers = waiting.reduce((sum, each) => sum + each._count, 0);
    await audit(tx, actor, {
      action: 'drawAgain',
      subjectType: 'run',
      subjectId: run.id,
      details: { papers },
    });
    return done({ papers });
  });
}

export type CertificateFile = { name: string; sha256: string; bytes: Uint8Array };

/**
 * The paper of a certificate that the actor may read, the same bytes each time; drawn and kept now if the job has
 * not come to it yet.
 */
export async function certificateFile(actor: Actor, certificateId: string): Promise<CertificateFile> {
  return paperFileOf((await findCertificate(actor, certificateId)).id);
}

/** The same, for whoever has decided that it may be read. */
export async function paperFileOf(id: string): Promise<CertificateFile> {
  const kept = () =>
    db.certificateDocument.findUnique({
      where: { certificateId: id },
      select: { file: { select: { name: true, sha256: true, bytes: true } } },
    });
  const found = await kept();
  if (found) return found.file;
  const certificate = await db.certificate.findUniqueOrThrow({ where: { id }, select: undrawn });
  await drawAndKeep(certificate);
  const now = await kept();
  if (!now) throw new Error('the paper was not kept');
  return now.file;
}
