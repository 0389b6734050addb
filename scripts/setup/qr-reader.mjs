import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** What a browser that reads no QR codes itself loads, from our own origin: its library would fetch it from another. */
const file = 'zxing_reader.wasm';

/**
 * Puts the reader of QR codes beside what is served, from the installed package whose scripts load it: the two are of one
 * version. Nobody who asks for it meanwhile gets half of it.
 *
 * @param {string} root
 */
export async function ensureQrReader(root) {
  const packages = createRequire(path.join(root, 'node_modules', 'barcode-detector', 'package.json'));
  const wanted = await readFile(packages.resolve(`zxing-wasm/reader/${file}`));
  const place = path.join(root, 'public', file);
  const there = await readFile(place).catch(() => undefined);
  if (there?.equals(wanted)) return;
  const beside = `${place}.${process.pid}`;
  await writeFile(beside, wanted);
  await rename(beside, place);
}
