import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { recordableRuns, visibleProgrammes } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { feedAddress, targetOf } from './queries';
import type { FeedTarget } from './schema';

async function maySee(tx: Transaction, actor: Actor, { kind, id }: FeedTarget): Promise<boolean> {
  if (kind === 'PERSON') return actor.personId !== null;
  if (!id) return false;
  const found =
    kind === 'RUN'
      ? await tx.courseRun.findFirst({
          where: { AND: [{ id }, recordableRuns(actor)] },
          select: { id: true },
        })
      : await tx.programme.findFirst({
          where: { AND: [{ id }, visibleProgrammes(actor)] },
          select: { id: true },
        });
  return found !== null;
}

export type Subscription = { feedId: string; address: string };

/**
 * Gives the actor a calendar of the target at an address that cannot be guessed; the same one as before where they
 * have it already. The feed has the rights of the account, as they are whenever it is read. What the actor does not
 * see is not found.
 */
export async function subscribe(actor: Actor, target: FeedTarget): Promise<Outcome<Subscription>> {
  return inTransaction(async (tx) => {
    const stored = targetOf(actor, target);
    const { accountId } = actor;
    if (!stored || !accountId || !(await maySee(tx, actor, target))) throw new NotFound('feed');
    // Two clicks make one feed.
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    const where = { ...stored, accountId, endedAt: null };
    const select = { id: true, version: true } as const;
    const known = await tx.calendarFeed.findFirst({ where, orderBy: { createdAt: 'asc' }, select });
    if (known) return done({ feedId: known.id, address: feedAddress(known) });
    const feed = await tx.calendarFeed.create({ data: { ...stored, accountId }, select });
    await audit(tx, actor, {
      action: 'subscribe',
      subjectType: 'feed',
      subjectId: feed.id,
      details: { kind: target.kind },
    });
    return done({ feedId: feed.id, address: feedAddress(feed) });
  });
}

/** The actor's own live feed; anybody else's is not found. */
async function ownLiveFeed(tx: Transaction, actor: Actor, feedId: string): Promise<void> {
  const feed = actor.accountId
    ? await tx.calendarFeed.findFirst({
        where: { id: feedId, accountId: actor.accountId, endedAt: null },
        select: { id: true },
      })
    : null;
  if (!feed) throw new NotFound('feed');
}

/** Gives a feed another address; the one before opens nothing any more. */
export async function renewFeed(actor: Actor, feedId: string): Promise<Outcome<Subscription>> {
  return inTransaction(async (tx) => {
    await ownLiveFeed(tx, actor, feedId);
    const feed = await tx.calendarFeed.update({
      where: { id: feedId },
      data: { version: { increment: 1 } },
      select: { id: true, version: true },
    });
    await audit(tx, actor, { action: 'renewFeed', subjectType: 'feed', subjectId: feedId });
    return done({ feedId, address: feedAddress(feed) });
  });
}

/** Ends a feed for good. */
export async function endFeed(actor: Actor, feedId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    await ownLiveFeed(tx, actor, feedId);
    await tx.calendarFeed.update({ where: { id: feedId }, data: { endedAt: new Date() } });
    await audit(tx, actor, { action: 'endFeed', subjectType: 'feed', subjectId: feedId });
    return done(null);
  });
}
