import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { optionList, parseOptions } from './options.mjs';
import { firstFreePort } from './ports.mjs';
import { prepare } from './prepare.mjs';
import { ensureQrReader } from './qr-reader.mjs';
import { fail, say } from './say.mjs';
import { serve } from './server.mjs';
import { onStopSignal } from './stopping.mjs';

/**
 * `npm start` and `npm run dev`: everything from a fresh clone to a served address, until it is told to stop.
 *
 * @param {{ name: string, mode: 'start' | 'dev', args: string[] }} options
 */
export async function serveCommand({ name, mode, args }) {
  /** @type {import('./prepare.mjs').Prepared | undefined} */
  let prepared;
  /** @type {import('./server.mjs').Server | undefined} */
  let server;
  const signals = onStopSignal(async () => {
    await server?.stop();
    await prepared?.release();
  });
  try {
    const options = parseOptions(args, { portFromEnvironment: process.env.PORT });
    if (options.help) return say(`npm ${name} -- [options]\n\n${optionList}`);
    say('Cascade');
    const seed = options.empty ? 'empty' : 'reference';
    const wantedPort = options.port ?? 3000;
    prepared = await prepare({
      command: `npm ${name}`,
      dataDir: options.dataDir,
      build: mode === 'start',
      seed,
      // A new database may print a link before the server is there: it must name the right port.
      publicUrl: `http://localhost:${await firstFreePort(wantedPort)}`,
    });
    if (mode === 'dev') await ensureQrReader(prepared.root);
    server = await serve({ root: prepared.root, mode, wantedPort, env: prepared.env });
    await prepared.describe({ command: `npm ${name}`, url: server.url });
    await announce(prepared, server);
    const code = await server.ended;
    if (signals.isStopping()) return;
    say(`The web server ended by itself (exit code ${code}).`);
    await prepared.release();
    process.exit(code === 0 ? 1 : code);
  } catch (error) {
    if (signals.isStopping()) return;
    await server?.stop();
    await prepared?.release();
    fail(error);
  }
}

/** @param {import('./prepare.mjs').Prepared} prepared @param {import('./server.mjs').Server} server */
async function announce(prepared, server) {
  const { url, port } = server;
  const about = { pid: process.pid, port, url, databaseUrl: prepared.databaseUrl };
  // Tests and other commands find the running server here; the address of the database holds its password.
  await writeFile(path.join(prepared.dataDir, 'server.json'), JSON.stringify(about), { mode: 0o600 });
  say(`\nCascade is ready: ${url}`);
  if (prepared.demoAccounts.length > 0) {
    const width = Math.max(...prepared.demoAccounts.map((account) => account.email.length));
    say('\nDemo accounts:');
    for (const { email, password, role } of prepared.demoAccounts)
      say(`  ${email.padEnd(width)}  ${password}  ${role}`);
  }
  say('\nCtrl+C stops everything.');
}
