import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answers, firstFreePort, portIsFree } from './ports.mjs';
import { SetupError, say } from './say.mjs';

const leash = path.join(path.dirname(fileURLToPath(import.meta.url)), 'leash.mjs');

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} url the public address
 * @property {Promise<number>} ended its exit code
 * @property {() => Promise<void>} stop
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
    if (port !== wantedPort && port !== first - 1) say(`  Port ${wantedPort} is taken: using ${port}`);
    const server = launch({ root, mode, port, env });
    const outcome = await Promise.race([server.ended, accepting(port, () => server.alive())]);
    if (outcome === 'ready') return server;
    // Another start may have taken the port between the look and the launch.
    if (await portIsFree(port)) throw new SetupError('The web server ended before it was ready.');
    first = port + 1;
  }
}

/**
 * @param {{ root: string, mode: 'start' | 'dev', port: number, env: Record<string, string | undefined> }} options
 */
function launch({ root, mode, port, env }) {
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
        CASCADE_URL: url,
        NEXTAUTH_URL: url,
      }),
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  let quiet = mode === 'start';
  child.stdout?.on('data', (chunk) => {
    if (!quiet) process.stdout.write(chunk);
  });
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
    alive: () => alive,
    /** From now on what the server prints is shown: its own greeting is over. */
    speak: () => void (quiet = false),
    async stop() {
      if (!alive) return;
      child.kill('SIGTERM');
      if ((await Promise.race([ended, pause(8000, 'late')])) === 'late') child.kill('SIGKILL');
      await ended;
    },
  };
}

/** @param {number} port @param {() => boolean} alive */
async function accepting(port, alive) {
  while (alive()) {
    if (await answers(port)) return 'ready';
    await pause(40);
  }
  return 'ended';
}
