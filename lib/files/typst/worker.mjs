// Draws papers in a thread of its own: Typst is CPU work, and one compiler is kept for all pages because
// reading the fonts costs more than drawing. Plain JavaScript, so that the same file runs under tsx, vitest and a built
// server. Messages in: { id, template, data, timestamp, mostPages, images, picture }; out: { id, pdf, picture } or
// { id, error }.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** How many pages may pass before results that no page has asked for again are dropped from Typst's cache. */
const CACHE_AGE = 4;

/**
 * Typst also searches the machine's own fonts. Under a family name that no machine has, it is always our file that is
 * drawn: the same bytes everywhere.
 */
function withOwnFamilyName(font) {
  const tables = font.readUInt16BE(4);
  for (let i = 0; i < tables; i++) {
    const entry = 12 + i * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'name') continue;
    const start = font.readUInt32BE(entry + 8);
    const names = font.subarray(start, start + font.readUInt32BE(entry + 12));
    for (const [from, to] of [
      [Buffer.from('\0N\0o\0t\0o', 'latin1'), Buffer.from('\0C\0e\0r\0t', 'latin1')],
      [Buffer.from('Noto', 'latin1'), Buffer.from('Cert', 'latin1')],
    ]) {
      for (let at = names.indexOf(from); at >= 0; at = names.indexOf(from, at + 1)) to.copy(names, at);
    }
  }
  return font;
}

const fontFolder = path.join(workerData.root, 'node_modules/@expo-google-fonts');
const fontBlobs = workerData.fonts.map((file) =>
  withOwnFamilyName(readFileSync(path.join(fontFolder, file))),
);
const workspace = path.join(workerData.root, 'lib/files/typst');
const compiler = NodeCompiler.create({
  workspace,
  fontArgs: [{ fontBlobs }],
});

const templates = new Map();

/** Templates are ours and do not change while the application runs. */
function textOf(template) {
  if (!templates.has(template))
    templates.set(template, readFileSync(path.join(workerData.root, template), 'utf8'));
  return templates.get(template);
}

/** Pages are the only objects that begin so; what else a PDF holds is packed. */
const pageBegins = Buffer.from('\n<<\n  /Type /Page\n');

function pagesOf(pdf) {
  let pages = 0;
  for (let at = pdf.indexOf(pageBegins); at >= 0; at = pdf.indexOf(pageBegins, at + 1)) pages++;
  return pages;
}

/**
 * The PDF is asked for at once and not of a document that was compiled before: such a document is half a megabyte, and
 * lives until the garbage of this thread is collected, which makes little and so collects seldom.
 */
function draw({ template, data, timestamp, mostPages, picture }) {
  const mainFileContent = textOf(template);
  // Inputs are part of Typst's own library, which is made and read anew when they change: a tenth to a third of the work.
  const inputs = mainFileContent.includes('sys.inputs.data') ? { data } : undefined;
  if (!inputs) compiler.mapShadow(path.join(workspace, 'data.json'), Buffer.from(data));
  const what = inputs ? { mainFileContent, inputs } : { mainFileContent };
  const pdf = compiler.pdf(what, { pdfStandard: 'a-2b', creationTimestamp: timestamp });
  const pages = pagesOf(pdf);
  if (pages === 0) throw new Error('Typst gave no page');
  if (pages > mostPages) throw new Error(`OVERFLOW: ${pages} pages`);
  return { pdf: new Uint8Array(pdf), picture: picture ? compiler.plainSvg(what) : undefined };
}

/** What Typst has against a template stands in the code of its error, numbered; the message is empty then. */
const saidBy = (error) => String(error?.message || error?.code || error).replace(/^\d+: /gm, '');

const placeOf = (image) => path.join(workspace, 'images', image.name);

parentPort.on('message', (job) => {
  try {
    for (const image of job.images) compiler.mapShadow(placeOf(image), Buffer.from(image.bytes));
    const { pdf, picture } = draw(job);
    parentPort.postMessage({ id: job.id, pdf, picture }, [pdf.buffer]);
  } catch (error) {
    parentPort.postMessage({ id: job.id, error: saidBy(error).slice(0, 500) });
  }
  for (const image of job.images) compiler.unmapShadow(placeOf(image));
  compiler.evictCache(CACHE_AGE);
});
