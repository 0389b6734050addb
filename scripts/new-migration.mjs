/**
 * `npm run db:migration -- NAME`: writes the SQL that leads from the schema of the last migration to the one
 * in prisma/schema, to be completed by hand with what Prisma cannot say (checks, exclusions, triggers).
 *
 * Beside each migration lies the schema that it leads to (`schema.snapshot`), so that the difference needs
 * neither a database nor the history of the repository.
 */
import { readFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { runProgram } from './setup/processes.mjs';
import { projectRoot } from './setup/project.mjs';
import { SetupError, fail, say } from './setup/say.mjs';
import { migrationNames, schemaDiff, schemaFiles } from './setup/schema-engine.mjs';

const snapshotName = 'schema.snapshot';

try {
  await ensureDependencies(projectRoot);
  const name = process.argv[2];
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new SetupError('Give the migration a name in small letters: npm run db:migration -- add_rooms');
  }
  const folder = path.join(projectRoot, 'prisma', 'migrations');
  const now = await schemaFiles(projectRoot);
  const sql = await schemaDiff(await lastSnapshot(folder), now);
  const stampOfNow = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const target = path.join(folder, `${stampOfNow}_${name}`);
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, 'migration.sql'), sql);
  await writeFile(
    path.join(target, snapshotName),
    now.map(([file, text]) => `// file: ${file}\n${text}`).join('\n'),
  );
  await writeFile(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  say(`Wrote ${path.relative(projectRoot, path.join(target, 'migration.sql'))}`);
  if (sql.includes('This is an empty migration')) say('The schema has not changed: write the SQL by hand.');
} catch (error) {
  fail(error);
}

/** @param {string} folder @returns {Promise<[string, string][]>} empty before the first migration */
async function lastSnapshot(folder) {
  const last = (await migrationNames(folder)).at(-1);
  if (!last) return [];
  const text = await readFile(path.join(folder, last, snapshotName), 'utf8').catch(() => undefined);
  if (text !== undefined) return [['schema.prisma', text]];
  return committedSchema(`prisma/migrations/${last}`);
}

/**
 * A migration written by hand has no snapshot: the schema is then the one committed together with it.
 *
 * @param {string} migration
 * @returns {Promise<[string, string][]>}
 */
async function committedSchema(migration) {
  /** @param {string[]} args */
  const git = async (...args) =>
    (await runProgram('git', ['-c', 'core.quotePath=false', ...args], { cwd: projectRoot })).output;
  const commit = (await git('log', '-1', '--format=%H', '--', migration)).trim();
  if (!commit) throw new SetupError(`Commit ${migration} first: the schema that it leads to is not known.`);
  const files = (await git('ls-tree', '--name-only', commit, 'prisma/schema/')).trim().split('\n');
  return Promise.all(
    files.map(
      async (file) => /** @type {[string, string]} */ ([file, await git('show', `${commit}:./${file}`)]),
    ),
  );
}
