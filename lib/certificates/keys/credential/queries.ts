import { db } from '@/lib/db/client';
import type { BadgeKey } from '../../credential/did';
import { concat } from '../../signature/bytes';

/**
 * Every key by which the office has ever signed badges, the newest first, each with the moment at which it ended or will end.
 * Public: takes no actor.
 */
export async function publishedCredentialKeys(): Promise<BadgeKey[]> {
  const rows = await db.credentialKey.findMany({
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    select: { publicKey: true, validUntil: true, retiredAt: true },
  });
  return rows.map(({ publicKey, validUntil, retiredAt }) => ({
    publicKey: concat(publicKey),
    endsAt: retiredAt && retiredAt < validUntil ? retiredAt : validUntil,
  }));
}
