import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import type { Day } from '@/lib/time/day';
import { addressOfExploration, explorationSchema, onDay } from '../schema';
import { mostViews } from './rules';

/** A view as it is listed. `address`: the search part of its address; null: what it keeps cannot be read any more. */
export type SavedView = {
  id: string;
  name: string;
  own: boolean;
  shared: boolean;
  /** Whose it is. */
  owner: string;
  address: string | null;
};

/** One's own views, and those that others share with the office, by name. For who coordinates; nobody else has any. */
export async function savedViews(actor: Actor, today: Day): Promise<SavedView[]> {
  const { accountId } = actor;
  if (!accountId || !canCoordinate(actor)) return [];
  const select = {
    ...{ id: true, name: true, accountId: true, definition: true, sharedAt: true },
    account: { select: { name: true } },
  } as const;
  const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }];
  const [mine, others] = await Promise.all([
    db.savedView.findMany({ where: { accountId }, orderBy, take: mostViews, select }),
    db.savedView.findMany({
      where: { sharedAt: { not: null }, accountId: { not: accountId } },
      ...{ orderBy, take: mostViews, select },
    }),
  ]);
  return [...mine, ...others].map(({ id, name, accountId: of, definition, sharedAt, account }) => {
    const read = explorationSchema.safeParse(definition);
    return {
      ...{ id, name, own: of === accountId, shared: sharedAt !== null, owner: account.name },
      address: read.success
        ? new URLSearchParams(addressOfExploration(onDay(read.data, today))).toString()
        : null,
    };
  });
}
