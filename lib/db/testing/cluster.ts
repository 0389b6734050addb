import { createHash } from 'node:crypto';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, withDatabaseLock } from '@/scripts/setup/database.mjs';
import { fingerprint } from '@/scripts/setup/fingerprint.mjs';
import { migrate } from '@/scripts/setup/migrations.mjs';
import { prepare } from '@/scripts/setup/prepare.mjs';

/** Any number that nothing else in the test cluster locks. */
const templateLock = 20_170_603;

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file makes its own database, and what it is copied from. */
    testDatabase: { ownerUrl: string; databaseUrl: string; template: string; run: string };
  }
}

/**
 * Before the database tests: one PostgreSQL for all of them (started, or shared with another run), and one
 * migrated database that every test file copies. It is made again only when the migrations change.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root;
  const prepared = await prepare({
    command: 'tests',
    dataDir: path.join(root, '.data', 'test'),
    durable: false,
    migrate: false,
    seed: false,
    ignoreDatabaseUrl: true,
  });
  const ownerUrl = prepared.ownerUrl;
  if (!ownerUrl) throw new Error('The tests need the embedded PostgreSQL.');
  const run = `test_${process.pid}_`;
  const template = await ensureTemplate(root, ownerUrl, prepared.databaseUrl);
  project.provide('testDatabase', { ownerUrl, databaseUrl: prepared.databaseUrl, template, run });
  return async () => {
    await dropDatabases(ownerUrl, run);
    await prepared.release();
  };
}

async function ensureTemplate(root: string, ownerUrl: string, databaseUrl: string): Promise<string> {
  const content = await fingerprint(root, ['prisma/migrations', 'node_modules/graphile-worker/package.json']);
  const template = `template_${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
  await withDatabaseLock(ownerUrl, templateLock, async (owner) => {
    const { rowCount } = await owner.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const draft = `${template}_draft`;
    await owner.query(`drop database if exists ${draft} with (force)`);
    await owner.query(`create database ${draft} owner cascade`);
    await migrate(root, withDatabase(databaseUrl, draft));
    // The name appears only when the content is whole; and a template with a connection cannot be copied.
    await owner.query(`alter database ${draft} with allow_connections false`);
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${draft}' and pid <> pg_backend_pid()`,
    );
    await owner.query(`alter database ${draft} rename to ${template}`);
    await dropLeftovers(owner, template);
  });
  return template;
}

/** Templates of older migrations, and databases of runs that were killed. */
async function dropLeftovers(owner: Awaited<ReturnType<typeof connect>>, template: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select datname as name from pg_database d
      where datname <> $1 and (datname like 'template\\_%' or datname like 'test\\_%')
        and not exists (select from pg_stat_activity a where a.datname = d.datname)
        and (pg_stat_file('base/' || d.oid || '/PG_VERSION')).modification < now() - interval '1 hour'`,
    [template],
  );
  for (const { name } of rows) await owner.query(`drop database if exists ${owner.escapeIdentifier(name)}`);
}

async function dropDatabases(ownerUrl: string, prefix: string): Promise<void> {
  const owner = await connect(ownerUrl);
  const { rows } = await owner.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  );
  for (const { name } of rows)
    await owner.query(`drop database if exists ${owner.escapeIdentifier(name)} with (force)`);
  await owner.end();
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}
