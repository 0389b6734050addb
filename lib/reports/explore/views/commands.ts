import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { mostViews } from './rules';
import type { SavedViewInput, ViewNameInput } from './schema';

function owner(actor: Actor): string {
  if (!canCoordinate(actor) || !actor.accountId) throw new NotFound('view');
  return actor.accountId;
}

/** One's own view; another's is not found, shared or not. */
async function own(tx: Transaction, actor: Actor, viewId: string) {
  const view = await tx.savedView.findFirst({
    where: { id: viewId, accountId: owner(actor) },
    select: { id: true, sharedAt: true },
  });
  if (!view) throw new NotFound('view');
  return view;
}

/**
 * Keeps an exploration under a name, for oneself or for the office. Refuses NAME_TAKEN (whatever its letters) and
 * TOO_MANY_VIEWS. For who coordinates; anybody else finds nothing.
 */
export async function saveView(
  actor: Actor,
  { name, shared, exploration }: SavedViewInput,
): Promise<Outcome<{ viewId: string }>> {
  const accountId = owner(actor);
  return inTransaction(async (tx) => {
    if ((await tx.savedView.count({ where: { accountId } })) >= mostViews)
      return refuse('TOO_MANY_VIEWS', { most: mostViews }, 'name');
    const { id } = await tx.savedView.create({
      data: { accountId, name, definition: exploration, sharedAt: shared ? new Date() : null },
      select: { id: true },
    });
    const details = { shared };
    await audit(tx, actor, { action: 'saveView', subjectType: 'savedView', subjectId: id, details });
    return done({ viewId: id });
  });
}

/** Gives one's own view another name, shares it with the office or takes that back. Refuses NAME_TAKEN. */
export async function renameView(
  actor: Actor,
  { viewId, name, shared }: ViewNameInput,
): Promise<Outcome<{ viewId: string }>> {
  return inTransaction(async (tx) => {
    const { id, sharedAt } = await own(tx, actor, viewId);
    const since = shared ? (sharedAt ?? new Date()) : null;
    await tx.savedView.update({ where: { id }, data: { name, sharedAt: since } });
    const details = { shared };
    await audit(tx, actor, { action: 'renameView', subjectType: 'savedView', subjectId: id, details });
    return done({ viewId: id });
  });
}

/** Removes one's own view. What it showed is as it was: a view keeps no numbers. */
export async function removeView(actor: Actor, viewId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const { id } = await own(tx, actor, viewId);
    await tx.savedView.delete({ where: { id } });
    await audit(tx, actor, { action: 'removeView', subjectType: 'savedView', subjectId: id });
    return done(null);
  });
}
