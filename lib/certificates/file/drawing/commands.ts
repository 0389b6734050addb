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

/** How many papers are stored at once: small enough to lose little, large enough for one insert. */
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

/**
 * Keeps papers; one that was kept meanwhile stays as it is. Whoever draws the same paper at the same moment waits at the
 * certificate's row, and then sees it kept.
 */
async function keep(drawn: readonly Drawn[], failures: readonly Failure[]): Promise<void> {
  const ids = drawn.map((each) => each.id);
  // All in one value, cut by the database: a list of bytes would be sent as text, twice as long.
  let end = 0;
  const starts = drawn.map(({ bytes }) => (end += bytes.length) - bytes.length);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM certificate WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    await tx.$executeRaw`
      WITH drawn AS (
        SELECT gen_random_uuid() AS file_id, d.certificate_id, d.name, d.sha256,
          substring(${Buffer.concat(drawn.map((each) => each.bytes))}::bytea FROM d.start + 1 FOR d.length) AS bytes
        FROM unnest(
          ${ids}::uuid[], ${drawn.map((each) => each.name)}::text[], ${drawn.map((each) => each.sha256)}::text[],
          ${starts}::int[], ${drawn.map((each) => each.bytes.length)}::int[]
        ) AS d(certificate_id, name, sha256, start, length)
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

/** Certificates without a paper, in the order of their numbers; the next ones are read while these are drawn. */
async function* undrawnOf(batchId: string): AsyncGenerator<Undrawn, void> {
  const after = (number: string) =>
    db.certificate.findMany({
      where: { batchId, document: null, endedAt: null, number: { gt: number } },
      orderBy: { number: 'asc' },
      take: chunkSize,
      select: undrawn,
    });
  let chunk = await after('');
  for (let last = chunk.at(-1); last; last = chunk.at(-1)) {
    const next = chunk.length < chunkSize ? Promise.resolve([]) : after(last.number);
    // What goes wrong is heard of when these are drawn; it is nobody's loose end until then.
    next.catch(() => {});
    yield* chunk;
    chunk = await next;
  }
}

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

/** Papers on their way to the database, a chunk at a time. */
function shelf() {
  let drawn: Drawn[] = [];
  let failures: Failure[] = [];
  /** Whatever is drawn next waits for the chunk before the last one: one is stored while another one grows. */
  let room: Promise<void> = Promise.resolve();
  let keeping = room;
  let failed = 0;
  const send = () => {
    const [papers, lost] = [drawn, failures];
    [drawn, failures] = [[], []];
    room = keeping;
    keeping = room.then(() => keep(papers, lost));
    keeping.catch(() => {});
  };
  const put = () => {
    if (drawn.length + failures.length >= chunkSize) send();
  };
  return {
    room: () => room,
    paper: (paper: Drawn) => (drawn.push(paper), put()),
    failure: (failure: Failure) => (failed++, failures.push(failure), put()),
    /** Stores the rest; says how many were not drawn. */
    async rest(): Promise<number> {
      send();
      await keeping;
      return failed;
    },
  };
}

/**
 * Draws the valid papers of a batch that are not drawn yet, in the order of their numbers, while those before are signed and
 * stored: two chunks are in memory, however many there are. Done twice, or again after it was killed, it ends the same. A
 * paper that fails is noted and stops no other; when all the others are kept this throws, to be tried again.
 */
export async function renderBatch(batchId: string): Promise<void> {
  const where = { batchId, document: null, endedAt: null };
  if (!(await db.certificate.findFirst({ where, select: { id: true } }))) return;
  const signer = await signerOrFailures(batchId);
  const pictures = pictureShelf();
  const papers = shelf();
  const queue = undrawnOf(batchId);
  // A few at a time, so that other work of the process comes between.
  const lane = async () => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      await papers.room();
      const certificate = next.value;
      try {
        const said = certificateSnapshotSchema.parse(certificate.snapshot);
        papers.paper(await draw(certificate, said, await pictures(said), signer));
      } catch (error) {
        papers.failure({ id: certificate.id, errorId: reportError(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const failed = await papers.rest();
  if (failed > 0) throw new Error(`${failed} papers of the batch ${batchId} were not drawn`);
}
