import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * One hash over the content of files and folders, the same on every machine and in every order of reading.
 * A path that does not exist counts as absent, not as an error.
 *
 * @param {string} root
 * @param {string[]} paths relative to root
 * @param {(relative: string) => boolean} [wanted]
 * @returns {Promise<string>}
 */
export async function fingerprint(root, paths, wanted = () => true) {
  const files = (await Promise.all(paths.map((entry) => filesBelow(root, entry))))
    .flat()
    .filter(wanted)
    .sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(path.join(root, file)).catch(() => undefined);
    if (content === undefined) continue;
    hash.update(`${file.split(path.sep).join('/')}\0${content.length}\0`);
    hash.update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} entry
 * @returns {Promise<string[]>} paths relative to root
 */
async function filesBelow(root, entry) {
  const found = await stat(path.join(root, entry)).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [entry];
  const inside = await readdir(path.join(root, entry), { withFileTypes: true });
  const nested = await Promise.all(
    inside
      .filter((item) => item.isDirectory() || item.isFile())
      .map((item) => filesBelow(root, path.join(entry, item.name))),
  );
  return nested.flat();
}

/**
 * True when the work that left this stamp was done from the same sources.
 *
 * @param {string} stampFile
 * @param {string} current
 */
export async function isFresh(stampFile, current) {
  const stamped = await readFile(stampFile, 'utf8').catch(() => '');
  return stamped.trim() === current;
}

/** @param {string} stampFile @param {string} current */
export async function stamp(stampFile, current) {
  await mkdir(path.dirname(stampFile), { recursive: true });
  await writeFile(stampFile, `${current}\n`);
}
