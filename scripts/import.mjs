/**
 * `npm run import -- FILE… --preview --json`: what a nomination list would do, or doing it, from a terminal. Sets up
 * the database as the server has it, then runs scripts/import.ts. What a program reads is on stdout alone.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { fail } from './setup/say.mjs';
import { onStopSignal } from './setup/stopping.mjs';

/** @type {import('./setup/prepare.mjs').Prepared | undefined} */
let prepared;
onStopSignal(async () => prepared?.release());
try {
  const args = process.argv.slice(2);
  const at = args.findIndex((argument) => argument === '--data' || argument.startsWith('--data='));
  let dataDir;
  if (at >= 0) {
    const [named, next] = args.splice(at, args[at]?.includes('=') ? 1 : 2);
    dataDir = path.resolve(
      process.env.INIT_CWD ?? process.cwd(),
      next ?? named?.slice('--data='.length) ?? '',
    );
  }
  prepared = await prepare({ command: 'import', seed: false, ...(dataDir ? { dataDir } : {}) });
  process.exitCode = await run(prepared, args);
  await prepared.release();
} catch (error) {
  await prepared?.release();
  fail(error);
}

/** @param {import('./setup/prepare.mjs').Prepared} prepared @param {string[]} args @returns {Promise<number>} */
function run({ root, env }, args) {
  const script = path.join(root, 'scripts', 'import.ts');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=react-server', script, ...args], {
      cwd: root,
      env: /** @type {NodeJS.ProcessEnv} */ (env),
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
    process.once('exit', () => child.kill());
  });
}
