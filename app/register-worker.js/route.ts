import { readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The register's service worker, which is made after the build (scripts/setup/register-worker.mjs). It holds nothing but
 * the names of files that anyone may load. At work there is none, and the register runs without.
 */
export async function GET(): Promise<Response> {
  const worker = await readFile(path.join(process.cwd(), '.next', 'register-worker.js')).catch(() => null);
  if (!worker) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(worker), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  });
}
