import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, chown, constants, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accountFor, canReach, isRoot } from './postgres-account.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Where the cluster of a data folder lies: inside it, unless PostgreSQL runs as another user who cannot come
 * there. What was decided once is kept in the data folder, so that a later change of rights never makes an
 * empty database appear in place of the full one.
 *
 * @param {string} dataDir
 * @returns {Promise<{ clusterDir: string, account: import('./postgres-account.mjs').Account }>}
 */
export async function clusterPlace(dataDir) {
  const real = await realpath(dataDir);
  const inside = path.join(real, 'postgres');
  const note = path.join(real, 'cluster.json');
  const kept = JSON.parse(await readFile(note, 'utf8').catch(() => 'null'));
  // A data folder that was copied must not share the original's database; one that was moved keeps it.
  const isCopy = kept && kept.dataDir !== real && existsSync(kept.dataDir);
  if (kept && !isCopy && kept.clusterDir !== inside && kept.dataDir) {
    if (!existsSync(kept.clusterDir))
      throw new SetupError(`The database of ${real} is gone: ${kept.clusterDir}`);
    if (kept.dataDir !== real) await writeFile(note, JSON.stringify({ ...kept, dataDir: real }));
    return { clusterDir: kept.clusterDir, account: await accountFor(kept.clusterDir) };
  }
  const account = await accountFor(inside);
  let clusterDir = inside;
  if (account && !existsSync(inside) && !canReach(inside, account)) {
    const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
    clusterDir = `/var/lib/cascade/${name}`;
    say(`  The database goes to ${clusterDir}: the user "${account.name}" cannot enter ${real}`);
    await mkdir(path.dirname(clusterDir), { recursive: true, mode: 0o755 });
  }
  await makeFolder(clusterDir, account);
  if (clusterDir !== inside) await writeFile(note, JSON.stringify({ dataDir: real, clusterDir }));
  return { clusterDir, account };
}

/** @param {string} clusterDir @param {import('./postgres-account.mjs').Account} account */
async function makeFolder(clusterDir, account) {
  if (!existsSync(clusterDir)) {
    await mkdir(clusterDir, { mode: 0o700 });
    if (account) await chown(clusterDir, account.uid, account.gid);
    // Whatever the umask: PostgreSQL wants the folder for itself.
    await chmod(clusterDir, 0o700);
  }
  if (isRoot()) return;
  await access(clusterDir, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
    throw new SetupError(
      `The database in ${clusterDir} belongs to another user (it was probably made as root).\n` +
        'Start as that user, or name another data folder with --data DIR.',
    );
  });
}
