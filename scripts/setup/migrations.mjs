import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { withDatabaseLock } from './database.mjs';
import { applyMigrationFiles, migrationNames } from './schema-engine.mjs';
import { SetupError, say } from './say.mjs';

/** Any number that nothing else in the database locks. */
const migrationLock = 20_170_601;

/**
 * Brings a database up to date: the SQL of prisma/migrations, then the job queue's own tables. Any number of
 * processes may call it at once on one database: one does the work, the others wait and find nothing to do.
 *
 * @param {string} root
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} the migrations that were applied now
 */
export async function migrate(root, databaseUrl) {
  const folder = path.join(root, 'prisma', 'migrations');
  return withDatabaseLock(databaseUrl, migrationLock, async (client) => {
    const wanted = await migrationNames(folder);
    const there = await appliedMigrations(client);
    const unknown = there.filter((name) => !wanted.includes(name));
    if (unknown.length > 0) {
      throw new SetupError(
        `The database is newer than this copy of the program: it has ${unknown.join(', ')}.\nUpdate the program, or use another database.`,
      );
    }
    const missing = wanted.filter((name) => !there.includes(name));
    let applied = /** @type {string[]} */ ([]);
    if (missing.length > 0) {
      say(`  Migrating the database (${missing.length} to apply) …`);
      await forgetFailed(client);
      applied = await applyMigrationFiles(databaseUrl, folder).catch((error) => {
        throw new SetupError(
          `A migration failed:\n${error instanceof Error ? error.message : JSON.stringify(error)}`,
        );
      });
    }
    await migrateJobQueue(root, client, databaseUrl);
    return applied;
  });
}

/** @param {import('pg').Client} client @returns {Promise<string[]>} */
async function appliedMigrations(client) {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as there`);
  if (!rows[0].there) return [];
  const done = await client.query(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  return done.rows.map((row) => row.migration_name);
}

/**
 * A migration is one transaction, so one that failed, or whose process was killed, has left nothing behind and
 * may be tried again; the engine refuses as long as it is not marked as rolled back.
 *
 * @param {import('pg').Client} client
 */
async function forgetFailed(client) {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as there`);
  if (!rows[0].there) return;
  await client.query(
    'update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null',
  );
}

/**
 * Loading the job queue takes longer than all the rest of a second start, so its version is noted beside its
 * tables and it is loaded only when that differs.
 *
 * @param {string} root
 * @param {import('pg').Client} client
 * @param {string} databaseUrl
 */
async function migrateJobQueue(root, client, databaseUrl) {
  const manifest = path.join(root, 'node_modules', 'graphile-worker', 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  const { rows } = await client.query(
    `select obj_description(to_regnamespace('graphile_worker'), 'pg_namespace') as noted`,
  );
  if (rows[0].noted === `version ${version}`) return;
  const { runMigrations, Logger } = await import('graphile-worker');
  await runMigrations({ connectionString: databaseUrl, logger: new Logger(() => () => undefined) });
  await client.query(`comment on schema graphile_worker is ${client.escapeLiteral(`version ${version}`)}`);
}
