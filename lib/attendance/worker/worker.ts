/// <reference lib="webworker" />
import { NavigationRoute, Serwist, type PrecacheEntry } from 'serwist';
import { syncTag } from '../outbox/rules';
import { fileOfOlder, isFileOfApplication, moveAside } from './older';
import { answerWithKept, keptPages } from './pages';
import { sendWaiting } from './sending';

declare const self: ServiceWorkerGlobalScope & { __SW_MANIFEST: PrecacheEntry[] };

/**
 * The register's service worker: keeps the pages of the register on the device whole, so that it starts with no network,
 * and sends what waits when the network is back, even with no page open. It touches nothing but /register and the files
 * of its pages. A new version waits until no page of the old one is open, or until the person asks for it: the files of
 * the old one stay as long.
 */
const serwist = new Serwist({
  precacheEntries: self.__SW_MANIFEST,
  precacheOptions: {
    cleanupOutdatedCaches: true,
    plugins: [
      {
        // A page that sends on to the sign-in is none: the worker is then not installed, and tries again at the next visit.
        cacheWillUpdate: async ({ response }) =>
          response.status === 200 && !response.redirected ? response : null,
      },
    ],
  },
  clientsClaim: true,
  disableDevLogs: true,
});

for (const { page, answers } of keptPages) {
  serwist.registerRoute(new NavigationRoute(answerWithKept(serwist, page), { allowlist: [answers] }));
}
serwist.registerCapture(isFileOfApplication, fileOfOlder);

self.addEventListener('install', (event) => void serwist.handleInstall(event));
self.addEventListener('activate', (event) => {
  // One after the other: what is thrown away cannot be moved aside.
  event.waitUntil(moveAside(serwist).then(() => serwist.handleActivate(event)));
});
self.addEventListener('fetch', serwist.handleFetch);

self.addEventListener('sync', (event) => {
  if (event.tag === syncTag) event.waitUntil(sendWaiting());
});
