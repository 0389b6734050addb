import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureDatabase } from './database.mjs';
import { ensureGeneratedClient } from './generated-client.mjs';
import { withLock } from './lock.mjs';
import { migrate } from './migrations.mjs';
import { participants } from './participants.mjs';
import { ensurePostgres, stopPostgres } from './postgres.mjs';
import { defaultDataDir, projectRoot } from './project.mjs';
import { secretsOf } from './secrets.mjs';
import { ensureSeed } from './seed.mjs';
import { SetupError, say } from './say.mjs';

/**
 * @typedef {object} Prepared
 * @property {string} root the project folder
 * @property {string} dataDir
 * @property {string} databaseUrl
 * @property {string | undefined} ownerUrl the superuser's address; only of an embedded database
 * @property {boolean} embedded
 * @property {Record<string, string | undefined>} env for the server, the seed and every other child process
 * @property {string[]} applied migrations applied by this call
 * @property {import('./seed.mjs').DemoAccount[]} demoAccounts
 * @property {(about: { command: string, url?: string }) => Promise<void>} describe what others are told of this process
 * @property {() => Promise<void>} release leaves; stops the embedded database when nobody else uses it
 */

/**
 * The one set-up behind every command: packages, generated client, optionally the build, a database that is
 * up and migrated, optionally the data, and the environment of the processes that use them.
 *
 * @param {object} options
 * @param {string} options.command what others are told is using the data folder
 * @param {string} [options.root]
 * @param {string} [options.dataDir] absolute; CASCADE_DATA, or .data when it is not given
 * @param {boolean} [options.build] build the application if the last build is stale
 * @param {boolean} [options.migrate] false leaves the database as it is
 * @param {'reference' | 'empty' | false} [options.seed] what a new database is filled with
 * @param {boolean} [options.durable] false: faster, and lost if the machine loses its power (tests)
 * @param {boolean} [options.ignoreDatabaseUrl] use the embedded database even if DATABASE_URL is set
 * @param {string} [options.publicUrl] the address that links name; CASCADE_URL goes before it
 * @returns {Promise<Prepared>}
 */
export async function prepare({
  command,
  root = projectRoot,
  dataDir = process.env.CASCADE_DATA ?? defaultDataDir,
  build = false,
  migrate: mayMigrate = true,
  seed = 'reference',
  durable = true,
  ignoreDatabaseUrl = false,
  publicUrl = 'http://localhost:3000',
}) {
  await ensureDependencies(root);
  await ensureGeneratedClient(root);
  if (build) await ensureBuild(root);

  await mkdir(dataDir, { recursive: true });
  dataDir = await realpath(dataDir);
  const secrets = await secretsOf(dataDir).catch((error) => {
    if (error.code !== 'EACCES') throw error;
    throw new SetupError(
      `The data folder ${dataDir} belongs to another user.\nStart as that user, or name another folder with --data DIR.`,
    );
  });
  const foreignUrl = ignoreDatabaseUrl ? undefined : process.env.DATABASE_URL;
  const database = foreignUrl
    ? {
        databaseUrl: foreignUrl,
        ownerUrl: undefined,
        describe: async () => undefined,
        release: async () => undefined,
      }
    : await embedded(root, dataDir, secrets, { command, durable });

  const production = process.env.NODE_ENV === 'production';
  // Invented people have no business in somebody's production database.
  const wantedSeed = seed === 'reference' && foreignUrl && production ? 'empty' : seed;
  const url = (process.env.CASCADE_URL ?? publicUrl).replace(/\/+$/, '');
  const env = {
    ...process.env,
    CASCADE_URL: url,
    NEXTAUTH_URL: url,
    DATABASE_URL: database.databaseUrl,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? secrets.sessionSecret,
    CASCADE_SECRET: process.env.CASCADE_SECRET ?? secrets.codeSecret,
    CASCADE_DATA: dataDir,
    NEXT_TELEMETRY_DISABLED: '1',
    // Of the GNU allocator: each thread that draws or signs would keep a store of its own, of what it once needed.
    MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
  };
  try {
    const applied = mayMigrate ? await migrate(root, database.databaseUrl) : [];
    const seeded = await ensureSeed({
      root,
      dataDir,
      databaseUrl: database.databaseUrl,
      env,
      seed: wantedSeed,
    });
    return {
      root,
      dataDir,
      databaseUrl: database.databaseUrl,
      ownerUrl: database.ownerUrl,
      embedded: !foreignUrl,
      env: { ...env, CASCADE_DEMO: seeded.demo ? '1' : '0' },
      applied,
      demoAccounts: seeded.demoAccounts,
      describe: database.describe,
      release: database.release,
    };
  } catch (error) {
    await database.release();
    throw error;
  }
}

/**
 * @param {string} root
 * @param {string} dataDir
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {{ command: string, durable: boolean }} options
 */
async function embedded(root, dataDir, secrets, { command, durable }) {
  const lock = path.join(dataDir, 'postgres.lock');
  const present = participants(dataDir);
  const release = () =>
    withLock(lock, async () => {
      await present.leave();
      if ((await present.others()).length === 0) await stopPostgres(dataDir);
    });
  return withLock(lock, async () => {
    const others = await present.others();
    await present.join({ command });
    try {
      const server = await ensurePostgres({ root, dataDir, ownerPassword: secrets.ownerPassword, durable });
      if (server.joined) {
        const who = others.map(
          (other) => `${other.command}, process ${other.pid}${other.url ? `, ${other.url}` : ''}`,
        );
        say(
          who.length > 0
            ? `  This data folder is in use (${who.join('; ')}): sharing its PostgreSQL, process ${server.pid}`
            : `  PostgreSQL of this data folder is still running (process ${server.pid}): using it`,
        );
      }
      const { ownerPassword, databasePassword } = secrets;
      const addresses = await ensureDatabase({ port: server.port, ownerPassword, databasePassword });
      return { ...addresses, describe: present.join, release };
    } catch (error) {
      await present.leave();
      throw error;
    }
  });
}
