import type { Db } from '@/lib/db/client';

/** Deeper than any tree of offices; a circle that got in all the same ends here. */
const deepest = 12;

/** Each of these institutions with all above it, itself first, then the nearest. */
export async function institutionsAbove(
  tx: Db,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; above: string[] }[]>`
    WITH RECURSIVE up AS (
      SELECT id, id AS at, 0 AS depth FROM unnest(${asked}::uuid[]) AS asked(id)
      UNION ALL
      SELECT up.id, i.parent_id, up.depth + 1 FROM up JOIN institution i ON i.id = up.at
      WHERE i.parent_id IS NOT NULL AND up.depth < ${deepest}
    )
    SELECT id::text, array_agg(at::text ORDER BY depth) AS above FROM up GROUP BY id`;
  return new Map(rows.map(({ id, above }) => [id, above]));
}
