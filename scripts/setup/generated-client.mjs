import path from 'node:path';
import { fingerprint, isFresh, stamp } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { runProgram } from './processes.mjs';
import { step } from './say.mjs';

/**
 * Generates the Prisma client when the schema has changed since the last time.
 *
 * @param {string} root
 */
export async function ensureGeneratedClient(root) {
  const stampFile = path.join(root, 'prisma', 'generated', '.made-from');
  const sources = () =>
    fingerprint(root, ['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  if (await isFresh(stampFile, await sources())) return;
  await withLock(path.join(root, '.data', 'generate.lock'), async () => {
    const wanted = await sources();
    if (await isFresh(stampFile, wanted)) return;
    await step('Generating the database client', () =>
      runProgram(process.execPath, [path.join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
        cwd: root,
        what: 'prisma generate',
        // Generating needs no schema engine, but the command would download one unless a file is named.
        env: {
          ...process.env,
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      }),
    );
    await stamp(stampFile, wanted);
  });
}
