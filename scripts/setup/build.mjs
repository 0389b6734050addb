import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { writePageHashes } from '../csp-hashes.mjs';
import { fingerprint, isFresh, stamp } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { runProgram } from './processes.mjs';
import { ensureQrReader } from './qr-reader.mjs';
import { buildRegisterWorker } from './register-worker.mjs';
import { say, step } from './say.mjs';

const folders = ['app', 'components', 'lib', 'messages', 'public', 'prisma/schema', 'package-lock.json'];

/** What does not reach the browser or the server is no reason to build again. @param {string} file */
const isSource = (file) => !/\.test\.tsx?$/.test(file) && !file.split(path.sep).includes('testing');

/**
 * The hash of everything that the production build is made of.
 *
 * @param {string} root
 */
export async function sourcesFingerprint(root) {
  const rootFiles = (await readdir(root)).filter((name) =>
    /^(next|postcss)\.config\.|^tsconfig\.json$|^(proxy|instrumentation(-client)?)\.ts$/.test(name),
  );
  return fingerprint(root, [...folders, ...rootFiles], isSource);
}

/**
 * Builds the application unless the last build was made from these very sources.
 *
 * @param {string} root
 * @param {{ loud?: boolean }} [options]
 * @returns {Promise<boolean>} whether it had to be built
 */
export async function ensureBuild(root, { loud = false } = {}) {
  await ensureQrReader(root);
  const stampFile = path.join(root, '.next', 'cascade-built-from');
  if (await isFresh(stampFile, await sourcesFingerprint(root))) return false;
  return withLock(
    path.join(root, '.data', 'build.lock'),
    async () => {
      const wanted = await sourcesFingerprint(root);
      if (await isFresh(stampFile, wanted)) return false;
      await step('Building the application (half a minute)', () =>
        runProgram(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
          cwd: root,
          loud,
          what: 'next build',
          env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
        }),
      );
      await writePageHashes(root);
      await buildRegisterWorker(root);
      await stamp(stampFile, wanted);
      return true;
    },
    { onWait: (pid) => say(`  Waiting for process ${pid}, which builds the application …`) },
  );
}
