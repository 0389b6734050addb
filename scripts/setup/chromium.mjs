import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { runProgram } from './processes.mjs';
import { debianInstall } from './debian.mjs';
import { SetupError, step } from './say.mjs';

/** The one without windows first: the same engine, a quarter quicker. */
const names = [
  'chromium-headless-shell',
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
];

/**
 * A Chromium to test with: the one named by CHROMIUM_PATH, one of this system, one that Playwright has
 * downloaded before; else one is installed.
 *
 * @param {string} root
 * @returns {Promise<string>} its path
 * @throws {SetupError} saying what to do, when none can be had
 */
export async function ensureChromium(root) {
  const found = findChromium();
  if (found) return found;
  const attempts = [
    ...debianInstall('chromium-headless-shell'),
    ...debianInstall('chromium'),
    [[process.execPath, path.join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']],
  ];
  const failures = [];
  for (const commands of attempts) {
    try {
      await step(
        `Installing Chromium (${commands
          .at(-1)
          ?.slice(0, 2)
          .map((word) => path.basename(word))
          .join(' ')})`,
        async () => {
          for (const [command = '', ...args] of commands) {
            await runProgram(command, args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
          }
        },
      );
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new SetupError(
    `No Chromium to test with. Install one (on Debian: apt-get install chromium) or name one in CHROMIUM_PATH.\n\n${failures.join('\n\n')}`,
  );
}

/** @returns {string | undefined} */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(`CHROMIUM_PATH names a file that does not exist: ${named}`);
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...onPath, ...ofPlaywright()].find((file) => existsSync(file));
}

/** What `playwright install` has left in its cache, the newest first. */
function ofPlaywright() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(homedir(), '.cache', 'ms-playwright'),
    path.join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ];
  return caches
    .filter((cache) => cache !== undefined && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(/** @type {string} */ (cache))
        .filter((name) => /^chromium-\d+$/.test(name))
        .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
        .flatMap((name) => inside.map((file) => path.join(/** @type {string} */ (cache), name, file))),
    );
}
