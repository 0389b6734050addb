import { randomBytes } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { inTransaction } from '@/lib/db/transaction';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import type { Actor } from '../actor';
import { canRevokeTokensOf, tokenDay, tokenHash } from './queries';
import { endProblem, knownScopes, mostTokens, tokenPrefix } from './rules';
import type { ApiTokenInput } from './schema';

/** 160 random bits. */
const newToken = (): string => `${tokenPrefix}${randomBytes(20).toString('hex')}`;

/**
 * Makes a token for one's own account. It is given this once: only a hash of it is kept. Refuses TOKEN_END_PAST,
 * TOKEN_END_FAR, TOO_MANY_TOKENS.
 */
export async function makeApiToken(
  actor: Actor,
  { name, scopes, endsOn }: ApiTokenInput,
): Promise<Outcome<{ tokenId: string; token: string }>> {
  const { accountId } = actor;
  if (!accountId) throw new NotFound('account');
  const today = await tokenDay(new Date());
  const problem = endProblem(endsOn, today);
  if (problem) return refuseAll([problem]);
  const token = newToken();
  return inTransaction(async (tx) => {
    // Two windows of one account come one after another.
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    const open = await tx.apiToken.count({
      where: { accountId, revokedAt: null, endsOn: { gte: dateOf(today) } },
    });
    if (open >= mostTokens) return refuse('TOO_MANY_TOKENS', { most: mostTokens });
    const { id } = await tx.apiToken.create({
      data: {
        ...{ accountId, name, endsOn: dateOf(endsOn) },
        scopes: knownScopes(scopes),
        tokenHash: tokenHash(token),
      },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'makeApiToken',
      subjectType: 'apiToken',
      subjectId: id,
      details: { endsOn, scopes: knownScopes(scopes) },
    });
    return done({ tokenId: id, token });
  });
}

/** Takes a token back: it opens nothing from now on. One's own, or anybody's by an administrator. Done twice, it ends the same. */
export async function revokeApiToken(actor: Actor, tokenId: string): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const found = await tx.apiToken.findUnique({
      where: { id: tokenId },
      select: { accountId: true, revokedAt: true },
    });
    if (!found || !canRevokeTokensOf(actor, found.accountId)) throw new NotFound('token');
    if (found.revokedAt) return done(null);
    await tx.apiToken.update({
      where: { id: tokenId },
      data: { revokedAt: new Date(), revokedBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'revokeApiToken',
      subjectType: 'apiToken',
      subjectId: tokenId,
      details: { accountId: found.accountId },
    });
    return done(null);
  });
}

/** Takes all tokens of an account back, for good: when it is closed, they do not open again with it. */
export async function revokeTokensOf(tx: Transaction, actor: Actor, accountId: string): Promise<void> {
  await tx.apiToken.updateMany({
    where: { accountId, revokedAt: null },
    data: { revokedAt: new Date(), revokedBy: actor.by },
  });
}
