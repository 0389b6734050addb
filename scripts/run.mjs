/**
 * `node scripts/run.mjs FILE.ts [arguments]`: runs a TypeScript file of the project with the database up and
 * migrated and the environment set, as the server has them.
 */
import path from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { SetupError, fail } from './setup/say.mjs';
import { runTypeScript } from './setup/seed.mjs';
import { onStopSignal } from './setup/stopping.mjs';

/** @type {import('./setup/prepare.mjs').Prepared | undefined} */
let prepared;
onStopSignal(async () => prepared?.release());
try {
  const [file, ...args] = process.argv.slice(2);
  if (!file) throw new SetupError('Name the file: node scripts/run.mjs FILE.ts [arguments]');
  prepared = await prepare({ command: path.basename(file), seed: false });
  await runTypeScript(prepared.root, path.resolve(prepared.root, file), args, prepared.env);
  await prepared.release();
} catch (error) {
  await prepared?.release();
  fail(error);
}
