/// <reference lib="webworker" />
import type { Serwist } from 'serwist';
import { localeCookie } from '@/lib/text/locale';
import { wipe } from '../device/kept';

declare const self: ServiceWorkerGlobalScope;

/** Which kept page answers for an address: one for the session of whatever id. */
export const keptPages = [
  { page: '/register?kept', answers: /^\/register\/?(\?.*)?$/ },
  { page: '/register/leave?kept', answers: /^\/register\/leave(\?.*)?$/ },
  { page: '/register/session', answers: /^\/register\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\?.*)?$/ },
] as const;

const patienceMs = 3_000;

/** The language that the reader has chosen; null where the browser does not tell its workers. */
async function chosenLanguage(): Promise<string | null> {
  if (!('cookieStore' in self)) return null;
  return (await self.cookieStore.get(localeCookie))?.value ?? null;
}

const languageOf = (html: string) => /<html lang="(\w+)"/.exec(html)?.[1];
const scriptsOf = (html: string) => [...new Set(html.match(/static\/chunks\/[\w.~-]+\.js/g))].sort().join();

/**
 * Answers with the kept page, at once. Only where the reader has chosen another language since is the office asked for
 * the page in that language; with no network it stays as it is.
 */
export function answerWithKept(serwist: Serwist, page: string) {
  return async ({ event, request }: { event: ExtendableEvent; request: Request }): Promise<Response> => {
    // Rosters whose time is over go, whether there is a network or not.
    event.waitUntil(wipe(null).catch(() => undefined));
    const kept = await serwist.matchPrecache(page);
    if (!kept) return fetch(request);
    const language = await chosenLanguage();
    if (!language) return kept;
    const html = await kept.clone().text();
    if (languageOf(html) === language) return kept;
    return (await inLanguage(serwist, page, html)) ?? kept;
  };
}

async function inLanguage(serwist: Serwist, page: string, html: string): Promise<Response | null> {
  try {
    const fresh = await fetch(page, { credentials: 'same-origin', signal: AbortSignal.timeout(patienceMs) });
    if (!fresh.ok || fresh.redirected) return null;
    // A page of a newer version is shown, and kept by the worker of that version, which has its scripts.
    if (scriptsOf(await fresh.clone().text()) === scriptsOf(html)) {
      const cache = await caches.open(serwist.precacheStrategy.cacheName);
      await cache.put(serwist.getPrecacheKeyForUrl(page) ?? page, fresh.clone());
    }
    return fresh;
  } catch {
    return null;
  }
}
