import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { firstFreePort, portIsFree } from './ports.mjs';
import { SetupError, say } from './say.mjs';

const leash = path.join(path.dirname(fileURLToPath(import.meta.url)), 'leash.mjs');

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} url the public address
 * @property {Promise<number>} ended its exit code
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill at once, as a crash would
 */

/**
 * Starts the web server on the wanted port or the next free one, and waits until it accepts connections.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {'start' | 'dev'} options.mode
 * @param {number} options.wantedPort
 * @param {Record<string, string | undefined>} options.env
 * @returns {Promise<Server>}
 */
export async function serve({ root, mode, wantedPort, env }) {
  for (let first = wantedPort; ;) {
    const port = await firstFreePort(first);
    if (port !== wantedPort) say(`  Port ${wantedPort} is taken: using ${port}`);
    const server = launch({ root, mode, port, env });
    if ((await Promise.race([server.ended, server.ready])) === 'ready') return server;
    // Another start may have taken the port between the look and the launch.
    if (await portIsFree(port)) throw new SetupError(`The web server did not start.\n${server.greeting()}`);
    first = port + 1;
  }
}

/**
 * @param {{ root: string, mode: 'start' | 'dev', port: number, env: Record<string, string | undefined> }} options
 */
function launch({ root, mode, port, env }) {
  // The prepared address may name a port that has been taken meanwhile; a configured one stands.
  const url = (process.env.CASCADE_URL ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const child = spawn(
    process.execPath,
    [
      '--import',
      leash,
      path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
      mode,
      '--port',
      String(port),
    ],
    {
      cwd: root,
      env: /** @type {NodeJS.ProcessEnv} */ ({
        ...env,
        NODE_ENV: mode === 'start' ? 'production' : 'development',
        PORT: String(port),
        CASCADE_STARTED_BY: String(process.pid),
        CASCADE_URL: url,
        NEXTAUTH_URL: url,
      }),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const greeting = untilReady(child, mode === 'dev');
  let alive = true;
  const ended = /** @type {Promise<number>} */ (
    new Promise((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', (code) => resolve(code ?? 1));
    })
  ).finally(() => (alive = false));
  return {
    port,
    url,
    ended,
    ...greeting,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (!alive) return;
      child.kill('SIGTERM');
      if ((await Promise.race([ended, pause(8000, 'late')])) === 'late') child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * Holds back what the server prints until it says that it is listening (its own words are not for the reader of
 * `npm start`), and passes on everything afterwards. That a port answers is no proof: another server may be the
 * one that answers.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {boolean} loud shows what was held back too
 */
function untilReady(child, loud) {
  let held = '';
  let isReady = false;
  /** @type {(word: 'ready') => void} */
  let resolve;
  const ready = /** @type {Promise<'ready'>} */ (new Promise((done) => (resolve = done)));
  /** @param {NodeJS.WriteStream} target */
  const pass = (target) => (/** @type {Buffer} */ chunk) => {
    if (isReady) return void target.write(chunk);
    held += chunk;
    if (!/Ready in /.test(held)) return;
    isReady = true;
    if (loud) process.stdout.write(held);
    resolve('ready');
  };
  child.stdout?.on('data', pass(process.stdout));
  child.stderr?.on('data', pass(process.stderr));
  return { ready, greeting: () => held.trim() };
}
