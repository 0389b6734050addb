/** `npm run torture -- --seeds N`: see docs/reliability.md. Ends with 1 when anything was lost, doubled or came out otherwise. */
import path from 'node:path';
import { newDatabase } from './bench/new-database.mjs';
import { prepare } from './setup/prepare.mjs';
import { projectRoot } from './setup/project.mjs';
import { fail } from './setup/say.mjs';
import { runTypeScript } from './setup/seed.mjs';
import { onStopSignal } from './setup/stopping.mjs';
import { withoutGuard } from './torture/guards.mjs';
import { tortureOptions } from './torture/options.mjs';

/** @type {import('./setup/prepare.mjs').Prepared | undefined} */
let prepared;
onStopSignal(async () => prepared?.release());
try {
  const options = tortureOptions(process.argv.slice(2));
  delete process.env.CASCADE_URL;
  prepared = await prepare({
    command: 'npm run torture',
    dataDir: path.join(projectRoot, '.data', 'torture'),
    build: true,
    migrate: false,
    seed: false,
    ignoreDatabaseUrl: true,
  });
  await newDatabase(prepared);
  await withoutGuard(prepared, options.control);
  const { root, env, dataDir, databaseUrl } = prepared;
  await runTypeScript(root, path.join(root, 'scripts/torture/main.ts'), [], {
    ...env,
    TORTURE: JSON.stringify({ ...options, root, dataDir, databaseUrl }),
  });
  await prepared.release();
} catch (error) {
  await prepared?.release();
  fail(error);
}
