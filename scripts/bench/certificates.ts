/**
 * Draws the certificates of the bench's large run, in a process of its own, and writes how long that took to the file
 * that is its argument: from nothing (threads started, fonts read), then again and again, and with bare Typst.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { certificateSnapshotSchema, type CertificateSnapshot } from '@/lib/certificates/document/schema';
import { FACES } from '@/lib/files/typst/fonts';
import { qrSvg } from '@/lib/certificates/document/qr';
import { renderCertificates } from '@/lib/certificates/document/render';
import { db } from '@/lib/db/client';

export type Figures = { coldMs: number; warmMs: number[]; bareMs: number };

const rounds = 5;

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The least that such a paper can be: a name and a QR code, one after another in one thread. */
function bareTypst(snapshots: CertificateSnapshot[]): () => void {
  const folder = path.join(process.cwd(), 'node_modules/@expo-google-fonts');
  const fontBlobs = Object.values(FACES).map((file) => readFileSync(path.join(folder, file)));
  const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
  const mainFileContent = `#set page(paper: "a4", flipped: true)
#let data = json(bytes(sys.inputs.data))
#align(center + horizon)[#text(34pt, data.name) \\ #image(bytes(data.svg), width: 90pt)]`;
  return () => {
    for (const { holder, verifyUrl } of snapshots) {
      const data = JSON.stringify({ name: holder.officialName, svg: qrSvg(verifyUrl) });
      const compiled = compiler.compile({ mainFileContent, inputs: { data } });
      if (!compiled.result) throw new Error('Typst gave no document');
      compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: 0 });
      compiler.evictCache(4);
    }
  };
}

const [file] = process.argv.slice(2);
if (!file) throw new Error('Name the file for the figures.');
const rows = await db.certificate.findMany({
  orderBy: { number: 'asc' },
  take: 250,
  select: { snapshot: true },
});
await db.$disconnect();
const snapshots = rows.map(({ snapshot }) => certificateSnapshotSchema.parse(snapshot));
let drawn: Uint8Array[] = [];
const draw = async () => void (drawn = await renderCertificates(snapshots));
const coldMs = await timed(draw);
const heads = drawn.filter((pdf) => Buffer.from(pdf.subarray(0, 5)).toString() === '%PDF-');
if (snapshots.length !== 250 || heads.length !== 250)
  throw new Error(`${heads.length} of 250 papers were drawn`);
const warmMs: number[] = [];
for (let round = 0; round < rounds; round++) warmMs.push(await timed(draw));
const bare = bareTypst(snapshots);
bare();
const figures: Figures = { coldMs, warmMs, bareMs: await timed(bare) };
writeFileSync(file, JSON.stringify(figures));
