import { judgeKept, keptOf, type Kept, type OfflineVerdict } from '@/lib/certificates/credential/offline';
import { NoEd25519 } from '@/lib/certificates/credential/rules';

/** Each speaks of 131,072 certificates: an office that has more of them is not known. */
const mostLists = 16;

/** The lists of what has ended, one after another as each names the next; what cannot be had is left out. */
async function publishedLists(cache: RequestCache): Promise<string[]> {
  const texts: string[] = [];
  let next: string | undefined = '/credential-status/0';
  try {
    while (next && texts.length < mostLists) {
      const response: Response = await fetch(next, { cache });
      if (!response.ok) break;
      texts.push(await response.text());
      next = /^<(\/credential-status\/\d+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    }
  } catch {
    // Without a network there are the ones that were read.
  }
  return texts;
}

async function published(cache: RequestCache = 'default'): Promise<Kept | null> {
  const response = await fetch('/did.json', { cache });
  if (!response.ok) return null;
  const did = await response.text();
  const { keys } = await keptOf([did]);
  // An office without a key has never signed a badge, and has no list.
  return keptOf(keys.size > 0 ? [did, ...(await publishedLists(cache))] : [did]);
}

/** Fetched once: from then on badges are judged with no network. */
let kept: Kept | null = null;
let reading: Promise<Kept | null> | null = null;

async function read(): Promise<Kept | null> {
  if (kept) return kept;
  reading ??= published().finally(() => (reading = null));
  return (kept = await reading);
}

/**
 * Reads what badges are judged by, so that they can be judged with no network. When the oldest list that was read was
 * made; null where there is none, or where nothing could be read now.
 */
export async function prepareBadges(): Promise<Date | null> {
  try {
    const { lists = [] } = (await read()) ?? {};
    return lists.at(-1)?.at ?? null;
  } catch {
    return null;
  }
}

/**
 * Judges a badge in this browser, by the keys that the office publishes and the lists of what has ended. Throws where they
 * cannot be fetched; null where there are none.
 */
export async function checkBadge(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<OfflineVerdict | 'NO_ED25519' | null> {
  try {
    const before = await read();
    const verdict = before && (await judgeKept(bytes, before, new Date()));
    if (verdict?.answer !== 'NOT_OURS' || verdict.reason !== 'OTHER_SIGNER') return verdict;
    // The office may have taken a new key since the page was opened.
    const now = await published('no-cache').catch(() => null);
    if (!now) return verdict;
    kept = now;
    return await judgeKept(bytes, now, new Date());
  } catch (error) {
    if (error instanceof NoEd25519) return 'NO_ED25519';
    throw error;
  }
}
