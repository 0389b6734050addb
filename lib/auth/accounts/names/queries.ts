import { db } from '@/lib/db/client';
import { idOf } from '@/lib/text/page';

/**
 * The names of the accounts that did something, by what rows and entries call who did it (`actor.by`). What the system did,
 * and what nobody did (null), has none. For whom the caller has let see the row.
 */
export async function namesOfAccounts(
  actors: Iterable<string | null>,
): Promise<(by: string | null) => string | null> {
  const ids = [...new Set(actors)].flatMap((by) => idOf(by ?? '') ?? []);
  if (ids.length === 0) return () => null;
  const accounts = await db.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return (by) => names.get(by ?? '') ?? null;
}
