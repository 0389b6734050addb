import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from './browser.mjs';

/** Compressed size in KB (1024 bytes) of what a server that compresses would send. @param {Uint8Array} bytes */
const kilobytes = (bytes) => gzipSync(bytes, { level: 6 }).length / 1024;

/**
 * The addresses of all pages under app/, with the bench's own rows in their places.
 *
 * @param {string} root
 * @param {Record<string, unknown>} places what stands for [runId] and the like
 * @returns {Promise<{ pages: string[], unknown: string[] }>} unknown: those that name something the bench has none of
 */
export async function addressesOfPages(root, places) {
  const files = await readdir(path.join(root, 'app'), { recursive: true });
  const patterns = files
    .map((file) => file.split(path.sep))
    .filter((parts) => parts.at(-1) === 'page.tsx')
    .map((parts) => parts.slice(0, -1).filter((part) => !/^\(.*\)$|^\[locale\]$/.test(part)))
    .map((parts) => `/${parts.join('/')}`);
  const filled = patterns.map((pattern) =>
    pattern.replace(/\[(\w+)\]/g, (whole, name) => String(places[name] ?? whole)),
  );
  return {
    pages: filled.filter((page) => !page.includes('[')).sort(),
    unknown: filled.filter((page) => page.includes('[')).sort(),
  };
}

/**
 * Loads pages in a browser, signed in, and adds up the scripts of each: those of the page and all that it fetches until
 * it has nothing more to fetch.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.url
 * @param {{ name: string, value: string }} options.cookie
 * @param {{ width: number, height: number }} options.viewport
 * @param {string[]} options.pages
 * @returns {Promise<{ page: string, status: number, kilobytes: number }[]>}
 */
export async function scriptsOf({ root, url, cookie, viewport, pages }) {
  const browser = await launch(root);
  /** @type {Map<string, Promise<number>>} */
  const sizes = new Map();
  const sizeOf = (/** @type {string} */ script) => {
    const known =
      sizes.get(script) ??
      fetch(script).then(async (answer) => kilobytes(new Uint8Array(await answer.arrayBuffer())));
    sizes.set(script, known);
    return known;
  };
  try {
    const measured = [];
    for (const page of pages) {
      // A fresh context: what an earlier page has left in the cache would not be asked for again.
      const context = await browser.newContext({ viewport });
      await context.addCookies([{ ...cookie, url }]);
      const tab = await context.newPage();
      /** @type {Set<string>} */
      const scripts = new Set();
      tab.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.add(response.url());
      });
      const answer = await tab.goto(`${url}${page}`, { waitUntil: 'networkidle' });
      const each = await Promise.all([...scripts].map(sizeOf));
      measured.push({
        page,
        status: answer?.status() ?? 0,
        kilobytes: each.reduce((total, size) => total + size, 0),
      });
      await context.close();
    }
    return measured;
  } finally {
    await browser.close();
  }
}

/** What Next and React alone weigh: the scripts that every page has. @param {string} root */
export async function bareScripts(root) {
  const folder = path.join(root, '.next');
  const { rootMainFiles } = JSON.parse(await readFile(path.join(folder, 'build-manifest.json'), 'utf8'));
  const sizes = await Promise.all(
    rootMainFiles.map(async (/** @type {string} */ file) =>
      kilobytes(await readFile(path.join(folder, file))),
    ),
  );
  return sizes.reduce((total, size) => total + size, 0);
}
