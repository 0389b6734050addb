import { createHash } from 'node:crypto';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { loadActor, type Actor } from '../actor';
import { canAdminister } from '../policy';
import { bearerOf, isNoted, isTokenShaped, knownScopes, mostTokens } from './rules';
import type { ApiScope } from './schema';

/** What is kept of a token. It has 160 random bits: a slow hash would add nothing. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The office's zone, in which a token's last day ends. */
export async function tokenZone(): Promise<string> {
  const office = await db.office.findUnique({ where: { id: 1 }, select: { timeZone: true } });
  return office?.timeZone ?? 'UTC';
}

/** The office's day at `now`, by which last days are judged. */
export const tokenDay = async (now: Date): Promise<Day> => todayIn(await tokenZone(), now);

/** Sees the tokens of an account, and takes them back: its owner, and who administers accounts. */
export const canRevokeTokensOf = (actor: Actor, accountId: string): boolean =>
  actor.accountId === accountId || canAdminister(actor);

/** The tokens of an account that still open, the latest first: one's own, or anybody's for an administrator. */
export async function apiTokens(actor: Actor, accountId: string, now: Date) {
  if (!canRevokeTokensOf(actor, accountId)) throw new NotFound('account');
  const rows = await db.apiToken.findMany({
    where: { accountId, revokedAt: null, endsOn: { gte: dateOf(await tokenDay(now)) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: mostTokens,
    select: { id: true, name: true, scopes: true, endsOn: true, createdAt: true, lastUsedAt: true },
  });
  return rows.map(({ scopes, endsOn, ...row }) => ({
    ...row,
    scopes: knownScopes(scopes),
    endsOn: dayOf(endsOn),
  }));
}

export type ApiTokenRow = Awaited<ReturnType<typeof apiTokens>>[number];

/** Who reads by a token: its account as it stands now, and what the token is limited to. */
export type Bearer = { actor: Actor; tokenId: string; scopes: readonly ApiScope[] };

type Found = { id: string; accountId: string; scopes: string[]; lastUsedAt: Date | null };

/**
 * Who a request comes from by its `Authorization: Bearer` token, and by nothing else: a cookie is not looked at, so that
 * no other site can have a browser ask. MISSING: it brings no token. UNKNOWN: one that never was, was taken back, has
 * ended, or whose account is closed; all look the same.
 */
export async function actorOfToken(request: Request, now: Date): Promise<Bearer | 'MISSING' | 'UNKNOWN'> {
  const token = bearerOf(request.headers.get('authorization'));
  if (token === null) return 'MISSING';
  if (!isTokenShaped(token)) return 'UNKNOWN';
  const [found] = await db.$queryRaw<Found[]>`
    SELECT t.id, t.account_id AS "accountId", t.scopes, t.last_used_at AS "lastUsedAt" FROM api_token t
    WHERE t.token_hash = ${tokenHash(token)} AND t.revoked_at IS NULL AND t.ends_on >=
      (${now}::timestamptz AT TIME ZONE coalesce((SELECT o.time_zone FROM office o WHERE o.id = 1), 'UTC'))::date`;
  const actor = found ? await loadActor(found.accountId) : null;
  if (!found || !actor) return 'UNKNOWN';
  if (!isNoted(found.lastUsedAt, now))
    await db.apiToken.update({ where: { id: found.id }, data: { lastUsedAt: now } });
  return { actor, tokenId: found.id, scopes: knownScopes(found.scopes) };
}
