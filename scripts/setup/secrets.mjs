import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * @typedef {object} Secrets
 * @property {string} sessionSecret signs the sign-in cookie
 * @property {string} codeSecret signs what else must not be guessed: tokens, addresses in the rate limits
 * @property {string} ownerPassword the database's superuser
 * @property {string} databasePassword the application's database user
 */

const names = /** @type {const} */ (['sessionSecret', 'codeSecret', 'ownerPassword', 'databasePassword']);

/**
 * The secrets of a data folder: made once, kept in a file that only its owner can read. Two processes that
 * start at the same moment get the same ones.
 *
 * @param {string} dataDir
 * @returns {Promise<Secrets>}
 */
export async function secretsOf(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  await mkdir(dataDir, { recursive: true });
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) {
    await chmod(file, 0o600);
    return JSON.parse(kept);
  }
  const made = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]));
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  await link(draft, file).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return JSON.parse(await readFile(file, 'utf8'));
}
