import { db } from '@/lib/db/client';
import { publicUrl } from '@/lib/env/settings';
import { officeBadgeSigner } from '../commands';
import { provenStatusList } from '../signing';
import { statusListOf } from './content';
import { listLength } from './rules';

/** A list as it is published: signed JSON, and whether another one follows it. */
export type PublishedList = { text: string; followed: boolean };

/**
 * The list that tells of certificates whether they have ended; null where there is none of that number. Public: takes no
 * actor, and says of a place neither whose it is nor whether anybody has it. The first one makes the key.
 */
export async function publishedStatusList(list: number): Promise<PublishedList | null> {
  const first = list * listLength;
  const { _max } = await db.certificate.aggregate({ _max: { statusIndex: true } });
  if (_max.statusIndex === null || _max.statusIndex < first) return null;
  const ended = await db.certificate.findMany({
    where: { statusIndex: { gte: first, lt: first + listLength }, endedAt: { not: null } },
    select: { statusIndex: true },
  });
  const { validFrom: _since, ...signer } = await officeBadgeSigner();
  const now = new Date();
  const places = ended.map(({ statusIndex }) => statusIndex - first);
  return {
    text: JSON.stringify(provenStatusList(statusListOf(publicUrl(), list, places, now), signer, now)),
    followed: _max.statusIndex >= first + listLength,
  };
}
