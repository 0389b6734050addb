/**
 * Issues certificates as the office does, in a process of its own, and writes how long that took and how much memory it
 * held to the file that is its first argument. The second one says how many: those of the bench's large run are there
 * already; more are issued here, on the run that is the third argument (large-run.ts makes it).
 */
import { sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { systemActor } from '@/lib/auth/actor';
import { pageOf } from '@/lib/certificates/document/page';
import { examine } from '@/lib/certificates/document/rules';
import { renderCertificates } from '@/lib/certificates/document/render';
import { certificateSnapshotSchema, type CertificateSnapshot } from '@/lib/certificates/document/schema';
import { renderBatch } from '@/lib/certificates/file/drawing/commands';
import { issueCertificates } from '@/lib/certificates/issue/commands';
import { officeSigner } from '@/lib/certificates/keys/commands';
import { concat } from '@/lib/certificates/signature/bytes';
import { signPaper } from '@/lib/certificates/signature/signing';
import { db } from '@/lib/db/client';
import { FACES } from '@/lib/files/typst/fonts';

export type IssuingFigures = {
  /** Issuing: the rows, with numbers and statuses. Null where they were there. */
  issueMs: number | null;
  /** Drawing, signing and keeping all of them, the first time in this process. */
  firstMs: number;
  /** The same again. */
  againMs: number[];
  /** Only signing as many, from papers that are drawn; and only the RSA signatures of that. */
  signMs: number;
  rsaMs: number;
  /** The same documents by bare Typst, one after another in one thread. */
  bareMs: number;
  /** Before the work and at most, megabytes. */
  rssBefore: number;
  rssPeak: number;
};

const rounds = 3;
/** Of so many the parts are measured apart. */
const sample = 250;

const megabytes = (bytes: number) => bytes / 1024 / 1024;

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Jobs wait: the server of the bench is not to draw what is measured here. */
async function withoutServer<T>(work: () => Promise<T>): Promise<T> {
  await db.$executeRaw`CREATE OR REPLACE FUNCTION bench_later() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN NEW.run_at := now() + interval ''1 day''; RETURN NEW; END'`;
  await db.$executeRaw`CREATE TRIGGER bench_later BEFORE INSERT ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION bench_later()`;
  try {
    return await work();
  } finally {
    await db.$executeRaw`DROP TRIGGER bench_later ON graphile_worker._private_jobs`;
    await db.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs))`;
  }
}

async function issueAll(runId: string): Promise<string> {
  const enrolments = await db.enrolment.findMany({ where: { runId }, select: { id: true } });
  const terms = { language: 'EN_RU' as const, signatories: [], issuedOn: null };
  const enrolmentIds = enrolments.map(({ id }) => id);
  const outcome = await issueCertificates(systemActor('bench'), runId, { ...terms, enrolmentIds });
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals.slice(0, 3))}`);
  return outcome.value.batchId;
}

/** As if nothing was drawn yet. */
async function forget(batchId: string): Promise<void> {
  const where = { certificate: { batchId } };
  const documents = await db.certificateDocument.findMany({ where, select: { fileId: true } });
  await db.certificateDocument.deleteMany({ where });
  await db.$executeRaw`DELETE FROM stored_file WHERE id = ANY(${documents.map(({ fileId }) => fileId)}::uuid[])`;
}

/** The same documents without us: our template and data, one compiler, one thread. */
function bareTypst(snapshots: CertificateSnapshot[]): () => void {
  const root = process.cwd();
  const folder = path.join(root, 'node_modules/@expo-google-fonts');
  const fontBlobs = Object.values(FACES).map((file) => readFileSync(path.join(folder, file)));
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
  const text = readFileSync(path.join(root, 'lib/certificates/document/template.typ'), 'utf8');
  const mainFileContent = text.replaceAll('"Cert ', '"Noto ');
  const pages = snapshots.map((snapshot) => {
    const { words, layout } = examine(snapshot);
    if (!words) throw new Error('a paper of the bench cannot be drawn');
    return JSON.stringify(pageOf(snapshot.verifyUrl, words, layout));
  });
  return () => {
    for (const data of pages) {
      compiler.mapShadow(path.join(import.meta.dirname, 'data.json'), Buffer.from(data));
      const compiled = compiler.compile({ mainFileContent });
      if (!compiled.result) throw new Error('Typst gave no document');
      compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: 0 });
      compiler.evictCache(4);
    }
  };
}

async function partsOf(snapshots: CertificateSnapshot[]) {
  const bare = bareTypst(snapshots);
  bare();
  const bareMs = await timed(bare);
  const pdfs = (await renderCertificates(snapshots)).map((pdf) => concat(pdf));
  const signer = await officeSigner();
  const at = signer.certificate.validFrom;
  const signMs = await timed(async () => {
    for (const [index, pdf] of pdfs.entries()) {
      const { number = '', verifyUrl = '' } = snapshots[index] ?? {};
      await signPaper(pdf, { number, address: verifyUrl, at }, signer);
    }
  });
  const digest = Buffer.alloc(64);
  const rsaMs = await timed(() => pdfs.forEach(() => sign('sha256', digest, signer.key)));
  return { bareMs, signMs, rsaMs };
}

async function measured(count: number, runId?: string): Promise<IssuingFigures> {
  let issueMs: number | null = null;
  let batchId = (await db.issueBatch.findFirst({ orderBy: { id: 'asc' }, select: { id: true } }))?.id ?? '';
  await officeSigner();
  const rssBefore = megabytes(process.memoryUsage().rss);
  if (runId) issueMs = await timed(async () => (batchId = await issueAll(runId)));
  else await forget(batchId);
  const firstMs = await timed(() => renderBatch(batchId));
  const kept = await db.certificateDocument.count({ where: { certificate: { batchId } } });
  if (kept !== count) throw new Error(`${kept} of ${count} papers were kept`);
  const againMs: number[] = [];
  for (let round = 0; count <= sample && round < rounds; round++) {
    await forget(batchId);
    againMs.push(await timed(() => renderBatch(batchId)));
  }
  const rssPeak = process.resourceUsage().maxRSS / 1024;
  const rows = await db.certificate.findMany({
    where: { batchId },
    take: sample,
    select: { snapshot: true },
  });
  const parts = await partsOf(rows.map(({ snapshot }) => certificateSnapshotSchema.parse(snapshot)));
  return { issueMs, firstMs, againMs, ...parts, rssBefore, rssPeak };
}

const [file, count, runId] = process.argv.slice(2);
if (!file || !count) throw new Error('Name the file for the figures, and how many.');
writeFileSync(file, JSON.stringify(await withoutServer(() => measured(Number(count), runId))));
await db.$disconnect();
