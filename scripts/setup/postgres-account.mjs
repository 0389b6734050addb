import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './processes.mjs';
import { SetupError, step } from './say.mjs';

/**
 * The user that PostgreSQL runs as. Undefined: the user that runs this. PostgreSQL refuses to run as root.
 *
 * @typedef {{ uid: number, gid: number, name: string } | undefined} Account
 */

/** True on systems with users, when this is the one who may do everything. */
export const isRoot = () => process.getuid?.() === 0;

/**
 * Finds the account for a cluster: the owner of an existing one, else `postgres`, which is made if it is not
 * there.
 *
 * @param {string} clusterDir
 * @returns {Promise<Account>}
 */
export async function accountFor(clusterDir) {
  if (!isRoot()) return undefined;
  const version = path.join(clusterDir, 'PG_VERSION');
  if (existsSync(version)) {
    const { uid, gid } = statSync(version);
    if (uid !== 0) return { uid, gid, name: nameOf(uid) ?? String(uid) };
  }
  return known('postgres') ?? (await made()) ?? known('nobody');
}

async function made() {
  const attempts = /** @type {const} */ ([
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ]);
  return step('Making the system user "postgres" (PostgreSQL refuses to run as root)', async () => {
    for (const [command, args] of attempts) {
      try {
        await runProgram(command, [...args]);
        return known('postgres');
      } catch (error) {
        if (!(error instanceof SetupError)) throw error;
      }
    }
    return undefined;
  });
}

const passwd = () =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));

/** @param {string} name @returns {Account} */
function known(name) {
  const line = passwd().find((fields) => fields[0] === name);
  return line && { uid: Number(line[2]), gid: Number(line[3]), name };
}

/** @param {number} uid */
const nameOf = (uid) => passwd().find((fields) => Number(fields[2]) === uid)?.[0];

/**
 * Whether that account can come to a folder: every folder on the way must let it pass.
 *
 * @param {string} target need not exist
 * @param {NonNullable<Account>} account
 */
export function canReach(target, account) {
  const parts = path.resolve(target).split(path.sep);
  for (let length = 1; length < parts.length; length += 1) {
    const folder = parts.slice(0, length).join(path.sep) || path.sep;
    if (existsSync(folder) && !mayPass(statSync(folder), account)) return false;
  }
  return true;
}

/**
 * @param {{ mode: number, uid: number, gid: number }} folder
 * @param {{ uid: number, gid: number }} account
 */
export function mayPass(folder, account) {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}
