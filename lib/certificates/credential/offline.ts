import type { Bytes } from '../signature/bytes';
import { trustOf, type BadgeTrust } from './did';
import { strictJson } from './json';
import { judgeBadge, judgeStatusList, type BadgeVerdict, type GenuineBadge } from './rules';
import { endedBy } from './status/ended';
import type { StatusList } from './types';

/** What the office has published, as somebody fetched and kept it. */
export type Kept = { keys: BadgeTrust; lists: { list: StatusList; at: Date }[] };

/** Whether a genuine badge holds: by its own last day, and by the newest list of its office. `asOf`: when that was made. */
export type Holds =
  | { state: 'HOLDS' | 'ENDED'; asOf: Date }
  | { state: 'EXPIRED'; on: Date }
  /** No list was kept that speaks of it. */
  | { state: 'NOT_KNOWN' };

export type OfflineVerdict = Exclude<BadgeVerdict, GenuineBadge> | (GenuineBadge & { holds: Holds });

/** Keys and lists from the texts of JSON files; what is neither, or not signed by one of the keys, is passed over. */
export async function keptOf(texts: readonly string[]): Promise<Kept> {
  const keys = texts.flatMap((text) => {
    try {
      return [...(trustOf(strictJson(text)) ?? [])];
    } catch {
      return [];
    }
  });
  const trust = new Map(keys);
  const lists = await Promise.all(texts.map((text) => judgeStatusList(text, trust)));
  return {
    keys: trust,
    lists: lists.filter((each) => each !== null).toSorted((a, b) => +b.at - +a.at),
  };
}

async function holdsOf({ badge }: GenuineBadge, lists: Kept['lists'], now: Date): Promise<Holds> {
  for (const { list, at } of lists) {
    const ended = await endedBy(list, badge);
    if (ended) return { state: 'ENDED', asOf: at };
    if (ended === false) return expiry(badge.validUntil, now) ?? { state: 'HOLDS', asOf: at };
  }
  return expiry(badge.validUntil, now) ?? { state: 'NOT_KNOWN' };
}

const expiry = (until: string | undefined, now: Date): Holds | null =>
  until && new Date(until) < now ? { state: 'EXPIRED', on: new Date(until) } : null;

/** A badge judged by what was kept, with no network. */
export async function judgeKept(bytes: Bytes, { keys, lists }: Kept, now: Date): Promise<OfflineVerdict> {
  const verdict = await judgeBadge(bytes, keys);
  return verdict.answer === 'GENUINE' ? { ...verdict, holds: await holdsOf(verdict, lists, now) } : verdict;
}
