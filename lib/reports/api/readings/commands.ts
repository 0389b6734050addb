import { LRUCache } from 'lru-cache';
import { audit } from '@/lib/audit/record';
import type { Bearer } from '@/lib/auth/api-tokens/queries';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';

/** Once noted, the same reading by the same token is not noted again for an hour: a program turns pages by the hundred. */
const noted = new LRUCache<string, true>({ max: 20_000, ttl: 3_600_000 });

/**
 * Notes in the audit log that names were read by a token, and where: once an hour a token and path (and copy of the
 * process). The path holds ids and never a name.
 */
export async function noteReading({ actor, tokenId }: Bearer, path: string): Promise<void> {
  const key = `${tokenId} ${path}`;
  if (noted.has(key)) return;
  await inTransaction(async (tx) => {
    await audit(tx, actor, {
      action: 'readByToken',
      subjectType: 'apiToken',
      subjectId: tokenId,
      details: { path },
    });
    return done(null);
  });
  noted.set(key, true);
}
