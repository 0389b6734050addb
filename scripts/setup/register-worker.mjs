import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The pages of the register, as their folders spell them. */
const pages = ['register', 'register/[sessionId]', 'register/leave'];

/** The pages that the device keeps (lib/attendance/worker/pages.ts): the list, one for whatever session, signing out. */
const shells = ['/register?kept', '/register/session', '/register/leave?kept'];

/** What the pages load by name when it is first needed. */
const inPublic = ['/zxing_reader.wasm', '/register-icon-192.png', '/icon.svg'];

/**
 * After `next build`: makes the register's service worker, with the list of all files that the register's pages are made
 * of, into .next/register-worker.js. A build that changes any of them changes the worker, and so browsers notice it.
 *
 * @param {string} root
 */
export async function buildRegisterWorker(root) {
  const files = await filesOfPages(path.join(root, '.next'));
  const publicFiles = await Promise.all(
    inPublic.map(async (url) => ({ url, revision: digest(await readFile(path.join(root, 'public', url))) })),
  );
  const messages = await Promise.all(
    ['en', 'ru'].map((language) => readFile(path.join(root, 'messages', `${language}.json`), 'utf8')),
  );
  const revision = digest(JSON.stringify([files, publicFiles, messages]));
  const manifest = [
    ...files.map((file) => ({ url: `/_next/${file}`, revision: null })),
    ...publicFiles,
    ...shells.map((url) => ({ url, revision })),
  ];
  // Loaded here: this file is read before the packages are installed.
  const { build } = await import('esbuild');
  await build({
    entryPoints: [path.join(root, 'lib/attendance/worker/worker.ts')],
    outfile: path.join(root, '.next', 'register-worker.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    tsconfig: path.join(root, 'tsconfig.json'),
    define: { 'self.__SW_MANIFEST': JSON.stringify(manifest), 'process.env.NODE_ENV': '"production"' },
  });
}

/** @param {string | Uint8Array} content */
const digest = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * Scripts, styles and fonts of the register's pages: what the build says of each page, and whatever those files name, as
 * a script names what it loads later and a style its fonts.
 *
 * @param {string} built the folder .next
 * @returns {Promise<string[]>} as "static/…", in order
 */
export async function filesOfPages(built) {
  const found = new Set();
  const queue = /** @type {string[]} */ ([]);
  for (const page of pages) {
    const folder = path.join(built, 'server', 'app', page);
    const texts = await Promise.all(
      [
        'page/build-manifest.json',
        'page/react-loadable-manifest.json',
        'page_client-reference-manifest.js',
      ].map((file) => readFile(path.join(folder, file), 'utf8')),
    );
    queue.push(...texts.flatMap(filesNamedIn));
  }
  // Old browsers' patches, which no browser with service workers loads.
  const { polyfillFiles } = JSON.parse(await readFile(path.join(built, 'build-manifest.json'), 'utf8'));
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (found.has(file) || polyfillFiles.includes(file)) continue;
    const text = await readFile(path.join(built, file), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    found.add(file);
    if (/\.(js|css)$/.test(file)) queue.push(...filesNamedIn(text));
  }
  return [...found].sort();
}

/** @param {string} text */
const filesNamedIn = (text) => [
  ...[...text.matchAll(/static\/(?:chunks|media)\/[\w.~-]+\.(?:js|css|woff2)/g)].map(([file]) => file),
  ...[...text.matchAll(/\.\.\/media\/([\w.~-]+\.woff2)/g)].map(([, file]) => `static/media/${file}`),
];
