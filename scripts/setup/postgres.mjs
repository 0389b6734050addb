import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { chown, readFile, rm, stat, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresBinaries } from './postgres-binaries.mjs';
import { clusterPlace } from './postgres-place.mjs';
import { pidExists, processIdentity, runProgram } from './processes.mjs';
import { answers, anyFreePort } from './ports.mjs';
import { SetupError, say, step } from './say.mjs';

/** Settings of a cluster whose content may be lost with the machine's power: tests. */
const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * Brings up the PostgreSQL of a data folder, or finds that it is up: started by another command, or left
 * behind by one that was killed. Call it under the lock of the data folder.
 *
 * @param {{ root: string, dataDir: string, ownerPassword: string, durable: boolean }} options
 * @returns {Promise<{ port: number, pid: number, joined: boolean }>}
 */
export async function ensurePostgres({ root, dataDir, ownerPassword, durable }) {
  const { clusterDir, account } = await clusterPlace(dataDir);
  const up = await runningServer(clusterDir);
  if (up) return { ...up, joined: true };
  const binaries = await postgresBinaries(root, account);
  if (!existsSync(path.join(clusterDir, 'PG_VERSION'))) {
    await step('Creating the database', () => initialise(binaries, clusterDir, account, ownerPassword));
  }
  return {
    ...(await step('Starting PostgreSQL', () => start(binaries, clusterDir, account, dataDir, durable))),
    joined: false,
  };
}

/**
 * The server that `postmaster.pid` speaks of, if it is there and answers. A file left by a server that is no
 * more is removed when its number now belongs to another program: PostgreSQL itself would refuse to start.
 *
 * @param {string} clusterDir
 */
export async function runningServer(clusterDir) {
  const file = path.join(clusterDir, 'postmaster.pid');
  for (let tries = 0; tries < 100; tries += 1) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    if (!pidExists(pid)) return undefined;
    if (!(await isPostgres(pid))) {
      await unlink(file);
      return undefined;
    }
    if (port && lines[7]?.trim() === 'ready' && (await answers(port))) return { pid, port };
    await pause(100); // it is starting, recovering or stopping
  }
  throw new SetupError(
    `PostgreSQL is running on ${clusterDir}, but does not answer. See postgres.log in the data folder.`,
  );
}

/** @param {number} pid */
async function isPostgres(pid) {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return commandLine === undefined || commandLine.includes('postgres');
}

/**
 * @param {string} binaries
 * @param {string} clusterDir
 * @param {import('./postgres-account.mjs').Account} account
 * @param {string} ownerPassword
 */
async function initialise(binaries, clusterDir, account, ownerPassword) {
  const passwordFile = path.join(tmpdir(), `cascade-${process.pid}-${Math.random().toString(36).slice(2)}`);
  await writeFile(passwordFile, `${ownerPassword}\n`, { mode: 0o600 });
  try {
    if (account) await chown(passwordFile, account.uid, account.gid);
    await runProgram(
      path.join(binaries, 'bin', 'initdb'),
      [
        `--pgdata=${clusterDir}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Sorting and case as Unicode has them, for every language at once and on every system alike.
        '--locale-provider=icu',
        '--icu-locale=und',
        `--locale=${await unicodeLocale()}`,
        '--lc-messages=C',
        ...(process.platform === 'win32' ? [] : ['--no-instructions']),
      ],
      { ...ids(account), cwd: clusterDir, what: 'initdb' },
    );
  } catch (error) {
    // A half-made cluster must not be taken for a whole one by the next start.
    await rm(path.join(clusterDir, 'PG_VERSION'), { force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Trigram search takes its idea of a letter from the system's locale: "C" alone knows no Cyrillic ones. */
async function unicodeLocale() {
  if (process.platform === 'win32') return 'C';
  const { output } = await runProgram('locale', ['-a']).catch(() => ({ output: '' }));
  const known = output.split('\n').map((line) => line.trim());
  return ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.includes(name)) ?? 'C';
}

/**
 * @param {string} binaries
 * @param {string} clusterDir
 * @param {import('./postgres-account.mjs').Account} account
 * @param {string} dataDir
 * @param {boolean} durable
 */
async function start(binaries, clusterDir, account, dataDir, durable) {
  const logFile = path.join(dataDir, 'postgres.log');
  const logSize = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (logSize > 20_000_000) await truncate(logFile);
  const port = await anyFreePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: its path may be too long, and a killed server leaves it behind.
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'log_min_messages=warning',
    ...(durable ? [] : fast),
  ];
  for (let tries = 0; ; tries += 1) {
    const log = openSync(logFile, 'a', 0o600);
    const child = spawn(
      path.join(binaries, 'bin', 'postgres'),
      ['-D', clusterDir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      // A group of its own: Ctrl+C in the terminal must reach the application first, and the database last.
      { ...ids(account), cwd: clusterDir, detached: true, stdio: ['ignore', log, log] },
    );
    closeSync(log);
    const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve)).then(
      () => 'ended',
    );
    child.unref();
    const up = await Promise.race([ended, waitUntilReady(clusterDir, child.pid)]);
    if (typeof up === 'object') return up;
    // After kill -9 the old server's last processes may take a moment to notice.
    if (tries >= 20) throw new SetupError(`PostgreSQL did not start:\n${await tail(logFile)}`);
    await pause(300);
  }
}

/** @param {string} clusterDir @param {number | undefined} pid */
async function waitUntilReady(clusterDir, pid) {
  // Recovery after a crash may take minutes on a large database.
  for (let tries = 0; tries < 6000 && pid && pidExists(pid); tries += 1) {
    const lines = (await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return { pid, port: Number(lines[3]) };
    await pause(20);
  }
  return 'ended';
}

/**
 * Stops the server of a data folder, if one runs, and waits until it is gone. Open transactions are rolled
 * back; nothing that was committed is lost.
 *
 * @param {string} dataDir
 */
export async function stopPostgres(dataDir) {
  const { clusterDir } = await clusterPlace(dataDir);
  const pid = Number(
    (await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!pidExists(pid) || !(await isPostgres(pid))) return;
  const identity = processIdentity(pid);
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 600 && pidExists(pid) && processIdentity(pid) === identity; tries += 1)
    await pause(50);
  if (pidExists(pid) && processIdentity(pid) === identity)
    say(`PostgreSQL (process ${pid}) is still busy stopping.`);
}

/** @param {import('./postgres-account.mjs').Account} account */
const ids = (account) => (account ? { uid: account.uid, gid: account.gid } : {});

/** @param {string} file */
const tail = async (file) => (await readFile(file, 'utf8')).split('\n').slice(-15).join('\n');
