import { clientAddress } from '@/lib/auth/client-address';
import type { Limit } from '@/lib/auth/limits';
import { isLocale, type Locale } from '@/lib/text/locale';
import { readersLocale } from './plain-page';

/** What all pages answer with that are filled in by whoever holds their code. */
export const formHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // The address is the right: it is nobody else's to read.
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

/** The language that the page was switched to or sent in, else the reader's. */
export function formLocale(request: Request, sent?: URLSearchParams): Locale {
  const wanted = sent?.get('language') ?? new URL(request.url).searchParams.get('language');
  return isLocale(wanted) ? wanted : readersLocale(request);
}

/** The seconds to wait when this address was counted too often, else null. */
export async function waitSeconds(request: Request, limit: Limit): Promise<number | null> {
  const waitMs = await limit.count(clientAddress(request.headers));
  return waitMs === null ? null : Math.ceil(waitMs / 1000);
}

/** So long may a form of the most questions be, with every text at its longest, in letters that take nine signs each. */
export const longestForm = 1_000_000;
