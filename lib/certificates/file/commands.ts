import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { z } from '@/lib/errors/zod';
import type { Task } from '@/lib/jobs/tasks';
import { certificateSnapshotSchema } from '../document/schema';
import { renderCertificate } from '../document/render';
import { findCertificate } from '../queries';

/** How many papers are drawn before they are stored: small enough to lose little, large enough for one insert. */
const chunkSize = 50;

const fileName = (number: string): string => `${number}.pdf`;

type Undrawn = { id: string; number: string; snapshot: unknown };

async function draw({ id, number, snapshot }: Undrawn) {
  const bytes = await renderCertificate(certificateSnapshotSchema.parse(snapshot));
  return { id, name: fileName(number), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Draws papers and keeps them; one that was kept meanwhile stays as it is. Whoever draws the same paper at the
 * same moment waits at the certificate's row, and then sees it kept.
 */
async function drawAndKeep(certificates: Undrawn[]): Promise<void> {
  const drawn = await Promise.all(certificates.map(draw));
  const ids = drawn.map((each) => each.id);
  await db.$transaction([
    db.$queryRaw`SELECT 1 FROM certificate WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
    db.$executeRaw`
      WITH drawn AS (
        SELECT gen_random_uuid() AS file_id, d.*
        FROM unnest(
          ${ids}::uuid[], ${drawn.map((each) => each.name)}::text[],
          ${drawn.map((each) => each.sha256)}::text[], ${drawn.map((each) => Buffer.from(each.bytes))}::bytea[]
        ) AS d(certificate_id, name, sha256, bytes)
        WHERE NOT EXISTS (SELECT 1 FROM certificate_document c WHERE c.certificate_id = d.certificate_id)
      ), kept AS (
        INSERT INTO stored_file (id, name, media_type, sha256, bytes)
        SELECT file_id, name, 'application/pdf', sha256, bytes FROM drawn
      )
      INSERT INTO certificate_document (certificate_id, file_id)
      SELECT certificate_id, file_id FROM drawn`,
  ]);
}

/** Draws the papers of a batch that are not drawn yet; done twice, it ends the same. */
export async function renderBatch(batchId: string): Promise<void> {
  for (;;) {
    const undrawn = await db.certificate.findMany({
      where: { batchId, document: null },
      orderBy: { number: 'asc' },
      take: chunkSize,
      select: { id: true, number: true, snapshot: true },
    });
    if (undrawn.length === 0) return;
    await drawAndKeep(undrawn);
  }
}

/** The job that an issue leaves behind. */
export const drawIssued = 'render-certificates';

export const drawIssuedTask: Task = async (payload) =>
  renderBatch(z.object({ batchId: z.uuid() }).parse(payload).batchId);

export type CertificateFile = { name: string; sha256: string; bytes: Uint8Array };

/**
 * The paper of a certificate that the actor may read, the same bytes each time; drawn and kept now if the job has
 * not come to it yet.
 */
export async function certificateFile(actor: Actor, certificateId: string): Promise<CertificateFile> {
  const { id } = await findCertificate(actor, certificateId);
  const kept = () =>
    db.certificateDocument.findUnique({
      where: { certificateId: id },
      select: { file: { select: { name: true, sha256: true, bytes: true } } },
    });
  const found = await kept();
  if (found) return found.file;
  const certificate = await db.certificate.findUniqueOrThrow({
    where: { id },
    select: { id: true, number: true, snapshot: true },
  });
  await drawAndKeep([certificate]);
  const now = await kept();
  if (!now) throw new Error('the paper was not kept');
  return now.file;
}
