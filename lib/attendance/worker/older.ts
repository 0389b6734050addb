/// <reference lib="webworker" />
import type { Serwist } from 'serwist';

declare const self: ServiceWorkerGlobalScope;

const older = 'register-older';
const isFile = (url: string) => new URL(url).pathname.startsWith('/_next/static/');

/**
 * Before a new version throws the files of the old one away: pages of the old one that are still open may load parts of
 * themselves later, so those files move aside. They go when a version begins while no page is open.
 */
export async function moveAside(serwist: Serwist): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!open.some(({ url }) => url.startsWith(self.registration.scope))) {
    await caches.delete(older);
    return;
  }
  const [current, aside] = await Promise.all([
    caches.open(serwist.precacheStrategy.cacheName),
    caches.open(older),
  ]);
  for (const request of await current.keys()) {
    const response = isFile(request.url) && (await current.match(request));
    if (response && !serwist.getPrecacheKeyForUrl(request.url)) await aside.put(request, response);
  }
}

/** A file that is not of this version: of the one before, else of the office. */
export async function fileOfOlder({ request }: { request: Request }): Promise<Response> {
  return (await caches.match(request, { cacheName: older })) ?? fetch(request);
}

export const isFileOfApplication = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && isFile(url.href);
