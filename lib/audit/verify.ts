import { db } from '@/lib/db/client';

export type ChainVerdict =
  { whole: true; entries: number } | { whole: false; entries: number; brokenAt: number };

/**
 * Computes the chain of the audit log again from its first entry: each hash covers the entry and the hash
 * before it, so an entry that was changed, removed or slipped in breaks the chain at its number. (Entries cut
 * off at the end leave no gap: compare the last number and hash with those noted elsewhere.)
 */
export async function verifyAuditChain(): Promise<ChainVerdict> {
  const [verdict] = await db.$queryRaw<{ entries: number; broken: number | null }[]>`
    SELECT count(*)::int AS entries, min(seq) FILTER (WHERE NOT sound)::int AS broken FROM (
      SELECT e.seq,
        e.seq = row_number() OVER (ORDER BY e.seq)
          AND e.hash = audit_entry_hash(lag(e.hash) OVER (ORDER BY e.seq), e) AS sound
      FROM audit_entry e
    ) AS checked`;
  const { entries = 0, broken = null } = verdict ?? {};
  return broken === null ? { whole: true, entries } : { whole: false, entries, brokenAt: broken };
}
