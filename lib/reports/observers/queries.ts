import { createHash } from 'node:crypto';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { limit } from '@/lib/auth/limits';
import { canCoordinate } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dayOf } from '@/lib/time/day';
import { audienceByLink } from '../audience/queries';
import { report, type Report } from '../figures/queries';
import { scopeSchema } from '../scope/schema';
import type { ReportScope } from '../scope/types';
import { officeDay } from '../today/queries';
import { isOpen } from './rules';

/** Codes have 128 bits and cannot be guessed; trying is limited all the same. */
const guesses = limit('observe', { points: 30, seconds: 900 });

const codeOf = /^[\w-]{22}$/;

/** So many of one's links are shown. */
const most = 50;

/** One's own links that still open, the latest first. */
export async function ownLinks(actor: Actor, now: Date) {
  if (!actor.accountId || !canCoordinate(actor)) return [];
  const today = await officeDay(now);
  const links = await db.observerLink.findMany({
    where: { accountId: actor.accountId, revokedAt: null, endsOn: { gte: new Date(`${today}T00:00:00Z`) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { id: true, name: true, endsOn: true, createdAt: true, lastUsedAt: true },
  });
  return links.map(({ endsOn, ...link }) => ({ ...link, endsOn: dayOf(endsOn) }));
}

export type OwnLink = Awaited<ReturnType<typeof ownLinks>>[number];

export type Observed = { name: string; endsOn: string; scope: ReportScope; report: Report };

/**
 * What a link shows: the figures of its scope among the runs that whoever made it manages now, small ones suppressed.
 * A code that never was, one whose link has ended or was taken back, and one of somebody who may no more, look the same:
 * OBSERVER_LINK_UNKNOWN; TOO_MANY_REQUESTS after too many of them from one address.
 */
export async function observed(code: string, address: string, now: Date): Promise<Outcome<Observed>> {
  const link = codeOf.test(code)
    ? await db.observerLink.findUnique({
        where: { codeHash: createHash('sha256').update(code).digest('hex') },
        select: { id: true, accountId: true, name: true, scope: true, endsOn: true, revokedAt: true },
      })
    : null;
  const today = await officeDay(now);
  const opens = link !== null && isOpen({ ...link, endsOn: dayOf(link.endsOn) }, today);
  const actor = opens ? await loadActor(link.accountId) : null;
  if (!link || !actor || !canCoordinate(actor)) {
    const waitMs = await guesses.count(address);
    return waitMs === null
      ? refuse('OBSERVER_LINK_UNKNOWN')
      : refuse('TOO_MANY_REQUESTS', { minutes: Math.ceil(waitMs / 60_000) });
  }
  const scope = scopeSchema.parse(link.scope);
  const found = await report(audienceByLink(actor), scope, today);
  // That it was used, and not by whom: nobody is followed.
  await db.observerLink.update({ where: { id: link.id }, data: { lastUsedAt: now } });
  return done({ name: link.name, endsOn: dayOf(link.endsOn), scope, report: found });
}
