/**
 * After `next build`: reads the pages that the build has drawn and puts the hashes of the scripts inside them
 * into their content security policy: those scripts run, and no others. The policy stands in the build's table
 * of headers for the pages that next.config.js names; the hashes of all stand in .next/csp-hashes.json, for
 * proxy.ts.
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from '../lib/env/content-security-policy.mjs';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const languages = /^\/(en|ru)(?=\/|$)/;

/** @param {string} html @returns {string[]} */
export function scriptHashes(html) {
  return [...html.matchAll(inlineScript)].map(
    ([, script = '']) => `sha256-${createHash('sha256').update(script).digest('base64')}`,
  );
}

/**
 * Public pages are drawn once per language and served without it, so such an address has the hashes of all.
 *
 * @param {string} root
 * @returns {Promise<Record<string, string[]>>}
 */
export async function pageHashes(root) {
  const folder = path.join(root, '.next', 'server', 'app');
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.html')) continue;
    const drawn = `/${file
      .split(path.sep)
      .join('/')
      .replace(/\.html$/, '')}`;
    const hashes = scriptHashes(await readFile(path.join(folder, file), 'utf8'));
    for (const page of new Set([drawn, drawn.replace(languages, '') || '/'])) {
      found.set(page, new Set([...(found.get(page) ?? []), ...hashes]));
    }
  }
  return Object.fromEntries([...found].sort().map(([page, hashes]) => [page, [...hashes].sort()]));
}

/** @param {string} root */
export async function writePageHashes(root) {
  const hashes = await pageHashes(root);
  await writeFile(path.join(root, '.next', 'csp-hashes.json'), `${JSON.stringify(hashes, null, 2)}\n`);
  await putIntoHeaders(path.join(root, '.next', 'routes-manifest.json'), hashes);
  return hashes;
}

/**
 * @param {string} file
 * @param {Record<string, string[]>} hashes
 */
async function putIntoHeaders(file, hashes) {
  /** @type {{ headers: { source: string, headers: { key: string, value: string }[] }[] }} */
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  for (const { source, headers } of manifest.headers) {
    const policy = headers.find(({ key }) => key === 'Content-Security-Policy');
    if (policy) policy.value = contentSecurityPolicy({ sources: hashes[source] ?? [] });
  }
  await writeFile(file, JSON.stringify(manifest));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writePageHashes(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));
}
