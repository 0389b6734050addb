import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { safeFileName } from '@/lib/text/file-name';
import { idOf } from '@/lib/text/page';
import { certificateSnapshotSchema } from '../document/schema';

/** So many papers are in memory at a time. */
const chunkSize = 20;

export type KeptPaper = { name: string; at: Date; bytes: Uint8Array };

/** The number, and the name that the paper bears, as a file on any computer can be called. */
export function paperName(number: string, snapshot: unknown): string {
  const { latinName, officialName } = certificateSnapshotSchema.parse(snapshot).holder;
  return safeFileName(`${number} ${latinName ?? officialName ?? ''}.pdf`, 'pdf', number);
}

/**
 * The papers of the valid certificates of a run, or of one of its issues, in the order of their numbers: read while they
 * are sent, a few at a time. Refuses PAPERS_NOT_DRAWN with how many are, and NOTHING_TO_DOWNLOAD where none is valid.
 * Throws NotFound for a run that the actor does not manage, and for an issue of another run.
 */
export async function papersOf(
  actor: Actor,
  runId: string,
  batchId: string | null,
): Promise<Outcome<{ name: string; papers: AsyncIterable<KeptPaper> }>> {
  const [id, batch] = [idOf(runId), batchId === null ? null : idOf(batchId)];
  const run =
    id &&
    (await db.courseRun.findFirst({
      where: {
        AND: [{ id }, managedRuns(actor)],
        ...(batch ? { issueBatches: { some: { id: batch } } } : {}),
      },
      select: { id: true, code: true },
    }));
  if (!run || (batchId !== null && !batch)) throw new NotFound('run');
  const where = { runId: run.id, endedAt: null, ...(batch ? { batchId: batch } : {}) };
  const [issued, drawn] = await Promise.all([
    db.certificate.count({ where }),
    db.certificate.count({ where: { ...where, document: { isNot: null } } }),
  ]);
  if (issued === 0) return refuse('NOTHING_TO_DOWNLOAD');
  if (drawn < issued) return refuse('PAPERS_NOT_DRAWN', { drawn, issued });
  return done({ name: safeFileName(run.code, 'zip', 'certificates'), papers: kept(where) });
}

type Where = { runId: string; endedAt: null; batchId?: string };

async function* kept(where: Where): AsyncGenerator<KeptPaper> {
  for (let after = ''; ;) {
    const rows = await db.certificate.findMany({
      where: { ...where, number: { gt: after }, document: { isNot: null } },
      orderBy: { number: 'asc' },
      take: chunkSize,
      select: {
        number: true,
        snapshot: true,
        batch: { select: { issuedAt: true } },
        document: { select: { file: { select: { bytes: true } } } },
      },
    });
    for (const { number, snapshot, batch, document } of rows) {
      if (document)
        yield { name: paperName(number, snapshot), at: batch.issuedAt, bytes: document.file.bytes };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}
