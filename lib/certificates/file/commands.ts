import { createHash } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { z } from '@/lib/errors/zod';
import type { Task } from '@/lib/jobs/tasks';
import { certificateSnapshotSchema, type CertificateSnapshot } from '../document/schema';
import { renderCertificate, type Pictures } from '../document/render';
import { officeSigner } from '../keys/commands';
import { findCertificate } from '../queries';
import { concat } from '../signature/bytes';
import { judgePaper } from '../signature/rules';
import { signPaper, type Signer } from '../signature/signing';
import { picturesFor } from '../templates/images/queries';

/** How many papers are drawn before they are stored: small enough to lose little, large enough for one insert. */
const chunkSize = 50;

const fileName = (number: string): string => `${number}.pdf`;

const undrawn = { id: true, number: true, snapshot: true, batch: { select: { issuedAt: true } } } as const;
type Undrawn = { id: string; number: string; snapshot: unknown; batch: { issuedAt: Date } };

/** Papers say that they were signed when they were issued, or when the key was made if that came later. */
const signedAt = ({ issuedAt }: Undrawn['batch'], { certificate: { validFrom } }: Signer): Date =>
  issuedAt > validFrom ? issuedAt : validFrom;

async function draw(
  { id, number, batch }: Undrawn,
  said: CertificateSnapshot,
  pictures: Pictures,
  signer: Signer,
) {
  const pdf = concat(await renderCertificate(said, pictures));
  const bytes = await signPaper(
    pdf,
    { number, address: said.verifyUrl, at: signedAt(batch, signer) },
    signer,
  );
  // Nothing is kept that whoever verifies it would refuse.
  const { answer } = await judgePaper(bytes, [signer.certificate]);
  if (answer !== 'GENUINE') throw new Error(`the paper ${number} was signed, and is found ${answer}`);
  return { id, name: fileName(number), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Draws papers, signs and keeps them; one that was kept meanwhile stays as it is. Whoever draws the same paper at the
 * same moment waits at the certificate's row, and then sees it kept.
 */
async function drawAndKeep(certificates: Undrawn[]): Promise<void> {
  const signer = await officeSigner();
  const read = certificates.map((each) => ({
    ...each,
    said: certificateSnapshotSchema.parse(each.snapshot),
  }));
  const pictures = await picturesFor(
    db,
    read.map(({ said }) => said),
  );
  const drawn = await Promise.all(read.map(({ said, ...each }) => draw(each, said, pictures, signer)));
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
    const next = await db.certificate.findMany({
      where: { batchId, document: null },
      orderBy: { number: 'asc' },
      take: chunkSize,
      select: undrawn,
    });
    if (next.length === 0) return;
    await drawAndKeep(next);
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
  await drawAndKeep([certificate]);
  const now = await kept();
  if (!now) throw new Error('the paper was not kept');
  return now.file;
}
