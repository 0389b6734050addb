import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isFresh, stamp } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { runProgram } from './processes.mjs';
import { say, step } from './say.mjs';

/**
 * Installs the packages when they are missing or the lock file has changed. Needs nothing but Node and npm.
 *
 * @param {string} root
 */
export async function ensureDependencies(root) {
  const lockText = await readFile(path.join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lockText).digest('hex');
  const stampFile = path.join(root, 'node_modules', '.cascade-installed');
  if (await isFresh(stampFile, wanted)) return;
  await withLock(
    path.join(root, '.data', 'install.lock'),
    async () => {
      if (await isFresh(stampFile, wanted)) return;
      if (!(await installedByHand(root, lockText))) {
        // Development packages too: the build needs TypeScript even when NODE_ENV says production.
        await step('Installing packages (once, a minute or two)', () =>
          runProgram(...npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']), {
            cwd: root,
            what: 'npm ci',
          }),
        );
      }
      await stamp(stampFile, wanted);
    },
    { onWait: (pid) => say(`  Waiting for process ${pid}, which installs packages …`) },
  );
}

/** Somebody ran npm themselves: npm's own list says whether that fits the lock file. @param {string} root @param {string} lockText */
async function installedByHand(root, lockText) {
  const inside = await readFile(path.join(root, 'node_modules', '.package-lock.json'), 'utf8').catch(
    () => undefined,
  );
  return inside !== undefined && satisfies(JSON.parse(lockText).packages, JSON.parse(inside).packages);
}

/**
 * True when every package of the lock file is installed in that version, apart from those that are optional
 * (binaries of other systems).
 *
 * @param {Record<string, { version?: string, optional?: boolean }>} wanted
 * @param {Record<string, { version?: string }>} installed
 */
export function satisfies(wanted, installed) {
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional || installed[place]?.version === entry.version,
  );
}

/**
 * npm, run by the Node that runs this: PATH may name another one, and on Windows npm is no program.
 *
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npmCommand(args) {
  const beside = path.dirname(process.execPath);
  const found = [
    process.env.npm_execpath,
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  return found ? [process.execPath, [found, ...args]] : ['npm', args];
}
