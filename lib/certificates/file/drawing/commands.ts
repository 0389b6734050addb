import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { reportError } from '@/lib/errors/report';
import { PAPERS_AT_ONCE } from '@/lib/files/typst/draw';
import { certificateSnapshotSchema, type CertificateSnapshot } from '../../document/schema';
import { renderCertificate, type Pictures } from '../../document/render';
import { officeSigner } from '../../keys/commands';
import { concat } from '../../signature/bytes';
import { judgePaper } from '../../signature/rules';
import { signPaper, type Signer } from '../../signature/signing';
import { picturesFor } from '../../templates/images/queries';

/** How many papers are drawn before they are stored: small enough to lose little, large enough for one insert. */
const chunkSize = 50;
/** While the threads draw these, the ones before are signed. */
const lanes = PAPERS_AT_ONCE + 2;

/** What is read of a certificate to draw its paper. */
export const undrawn = {
  id: true,
  number: true,
  snapshot: true,
  batch: { select: { issuedAt: true } },
} as const;
type Undrawn = { id: string; number: string; snapshot: unknown; batch: { issuedAt: Date } };

/** The machine that draws is busy: what it has drawn is not thrown away for that. */
const patience = { timeout: 60_000, maxWait: 60_000 };

type Drawn = { id: string; name: string; bytes: Uint8Array; sha256: string };
type Failure = { id: string; errorId: string };

/** Papers say that they were signed when they were issued, or when the key was made if that came later. */
const signedAt = ({ issuedAt }: Undrawn['batch'], { certificate: { validFrom } }: Signer): Date =>
  issuedAt > validFrom ? issuedAt : validFrom;

/** A paper is signed as what its snapshot says, with the pictures that this names. */
async function draw(
  { id, number, batch }: Undrawn,
  said: CertificateSnapshot,
  pictures: Pictures,
  signer: Signer,
): Promise<Drawn> {
  const pdf = concat(await renderCertificate(said, pictures));
  const bytes = await signPaper(
    pdf,
    {
      ...{ number, address: said.verifyUrl, at: signedAt(batch, signer) },
      ...(said.expiresOn ? { expiresOn: said.expiresOn } : {}),
    },
    signer,
  );
  // Nothing is kept that whoever verifies it would refuse.
  const { answer } = await judgePaper(bytes, [signer.certificate]);
  if (answer !== 'GENUINE') throw new Error(`the paper ${number} was signed, and is found ${answer}`);
  return { id, name: `${number}.pdf`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Pictures for one certificate after another: those of a template are read once. */
function pictureShelf(): (said: CertificateSnapshot) => Promise<Pictures> {
  const known = new Map<string, Promise<Pictures>>();
  return (said) => {
    const key = said.version === 1 ? '' : said.design.templateVersionId;
    const found = known.get(key) ?? picturesFor(db, [said]);
    known.set(key, found);
    return found;
  };
}

/** Draws each, a few at a time, so that other work of the process comes between; one that fails stops no other. */
async function drawEach(certificates: readonly Undrawn[], signer: Signer) {
  const drawn: Drawn[] = [];
  const failures: Failure[] = [];
  const queue = certificates.values();
  const pictures = pictureShelf();
  const lane = async () => {
    for (const certificate of queue) {
      try {
        const said = certificateSnapshotSchema.parse(certificate.snapshot);
        drawn.push(await draw(certificate, said, await pictures(said), signer));
      } catch (error) {
        failures.push({ id: certificate.id, errorId: reportError(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { drawn, failures };
}

/**
 * Keeps papers; one that was kept meanwhile stays as it is. Whoever draws the same paper at the same moment waits at the
 * certificate's row, and then sees it kept.
 */
async function keep(drawn: readonly Drawn[], failures: readonly Failure[]): Promise<void> {
  const ids = drawn.map((each) => each.id);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM certificate WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    await tx.$executeRaw`
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
      SELECT certificate_id, file_id FROM drawn`;
    await tx.$executeRaw`DELETE FROM drawing_failure WHERE certificate_id = ANY(${ids}::uuid[])`;
    await tx.$executeRaw`
      INSERT INTO drawing_failure AS known (certificate_id, error_id)
      SELECT f.id, f.error_id
      FROM unnest(${failures.map((each) => each.id)}::uuid[], ${failures.map((each) => each.errorId)}::text[]) AS f(id, error_id)
      WHERE NOT EXISTS (SELECT 1 FROM certificate_document c WHERE c.certificate_id = f.id)
      ON CONFLICT (certificate_id) DO UPDATE
        SET failed_at = now(), error_id = excluded.error_id, attempts = known.attempts + 1`;
  }, patience);
}

/** Draws one paper, signs and keeps it. Throws where it cannot be drawn. */
export async function drawAndKeep(certificate: Undrawn): Promise<void> {
  const said = certificateSnapshotSchema.parse(certificate.snapshot);
  await keep([await draw(certificate, said, await picturesFor(db, [said]), await officeSigner())], []);
}

const waitingOf = (batchId: string, after: string) =>
  db.certificate.findMany({
    where: { batchId, document: null, endedAt: null, number: { gt: after } },
    orderBy: { number: 'asc' },
    take: chunkSize,
    select: undrawn,
  });

/** Without a key no paper can be signed: each of them says so, as if it had been tried. */
async function signerOrFailures(batchId: string): Promise<Signer> {
  try {
    return await officeSigner();
  } catch (error) {
    const errorId = reportError(error);
    const where = { batchId, document: null, endedAt: null };
    const all = await db.certificate.findMany({ where, select: { id: true } });
    await keep(
      [],
      all.map(({ id }) => ({ id, errorId })),
    );
    throw error;
  }
}

/**
 * Draws the valid papers of a batch that are not drawn yet, in the order of their numbers, while those before are stored:
 * two chunks are in memory, however many there are. Done twice, or again after it was killed, it ends the same. A paper
 * that fails is noted and stops no other; when all the others are kept this throws, to be tried again.
 */
export async function renderBatch(batchId: string): Promise<void> {
  let next = await waitingOf(batchId, '');
  if (next.length === 0) return;
  const signer = await signerOrFailures(batchId);
  let failed = 0;
  let keeping: Promise<void> = Promise.resolve();
  for (let last = next.at(-1); last; last = next.at(-1)) {
    const { drawn, failures } = await drawEach(next, signer);
    failed += failures.length;
    await keeping;
    keeping = keep(drawn, failures);
    // What goes wrong is heard of in the next round; it is nobody's loose end until then.
    keeping.catch(() => {});
    next = await waitingOf(batchId, last.number);
  }
  await keeping;
  if (failed > 0) throw new Error(`${failed} papers of the batch ${batchId} were not drawn`);
}
