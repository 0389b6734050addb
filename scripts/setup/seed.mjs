import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withDatabaseLock } from './database.mjs';
import { SetupError, step } from './say.mjs';

/** @typedef {{ email: string, password: string, role: string }} DemoAccount */

/** Any number that nothing else in the database locks. */
const seedLock = 20_170_602;

/**
 * Fills a new database, once. Which databases were filled, and how, is noted in the data folder, so that later
 * starts need not ask; the seed itself looks before it writes, so losing the note does no harm.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.dataDir
 * @param {string} options.databaseUrl
 * @param {Record<string, string | undefined>} options.env
 * @param {'reference' | 'empty' | false} options.seed
 * @returns {Promise<{ demo: boolean, demoAccounts: DemoAccount[] }>}
 */
export async function ensureSeed({ root, dataDir, databaseUrl, env, seed }) {
  const noteFile = path.join(dataDir, 'filled.json');
  const accountsFile = path.join(dataDir, 'demo-accounts.json');
  if (seed === false) return demo(accountsFile, await noteOf(noteFile));
  return withDatabaseLock(databaseUrl, seedLock, async (client) => {
    const { rows } = await client.query(
      'select oid::text as id, current_database() as name from pg_database where datname = current_database()',
    );
    const database = `${new URL(databaseUrl).hostname}/${rows[0].name}/${rows[0].id}`;
    const noted = await noteOf(noteFile);
    // The link for the first administrator may have been lost: asking for it again is allowed.
    if (noted?.database !== database || seed === 'empty') {
      const withPeople = seed === 'reference';
      await runSeed(root, { ...env, CASCADE_DEMO: withPeople ? '1' : '0' }, withPeople);
      if (noted?.database !== database) {
        await writeFile(noteFile, JSON.stringify({ database, seed }), { mode: 0o600 });
      }
    }
    return demo(accountsFile, await noteOf(noteFile));
  });
}

/** @param {string} file @returns {Promise<{ database: string, seed: 'reference' | 'empty' } | null>} */
const noteOf = async (file) => JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));

/** @param {string} accountsFile @param {{ seed: string } | null} note */
async function demo(accountsFile, note) {
  /** @type {DemoAccount[]} */
  const demoAccounts =
    note?.seed === 'reference' ? JSON.parse(await readFile(accountsFile, 'utf8').catch(() => '[]')) : [];
  return { demo: demoAccounts.length > 0, demoAccounts };
}

/**
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @param {boolean} withPeople
 */
async function runSeed(root, env, withPeople) {
  const script = path.join(root, 'prisma', 'seed', 'main.ts');
  if (!existsSync(script)) throw new SetupError(`The seed is missing: ${script}`);
  const work = () => runTypeScript(root, script, withPeople ? [] : ['--empty'], env);
  if (withPeople) await step('Loading the reference programme (once, up to a minute)', work);
  else await work();
}

/**
 * Runs a TypeScript file of the project as the server would import it, its output on this terminal.
 *
 * @param {string} root
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<void>}
 */
export function runTypeScript(root, script, args, env) {
  return new Promise((resolve, reject) => {
    // Prisma reads relations side by side within a transaction, and pg warns of it: nothing that a reader could mend.
    const options = ['--no-deprecation', '--import', 'tsx', '--conditions=react-server'];
    const child = spawn(process.execPath, [...options, script, ...args], {
      cwd: root,
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      stdio: ['inherit', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(new SetupError(`${path.relative(root, script)} failed (${signal ?? `exit code ${code}`}).`));
    });
    process.once('exit', () => child.kill());
  });
}
