import { audit } from '@/lib/audit/record';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { leavesAnAdministrator, oneAtATime } from '../accounts/last-administrator';
import { grantProblem } from '../accounts/rules';
import type { GrantInput } from '../accounts/schema';
import type { Actor } from '../actor';
import { canAdminister } from '../policy';

/** Gives a right. It works at the account's next request. */
export async function grant(
  actor: Actor,
  accountId: string,
  input: GrantInput,
): Promise<Outcome<{ grantId: string }>> {
  if (!canAdminister(actor)) throw new NotFound('account');
  const problem = grantProblem(input);
  if (problem) return refuseAll([problem]);
  const { role, programmeId, countryCode, institutionId } = input;
  return inTransaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { id: accountId }, select: { id: true } });
    if (!account) throw new NotFound('account');
    const right = { accountId, role, programmeId, countryCode, institutionId };
    const held = await tx.grant.count({ where: { ...right, revokedAt: null } });
    if (held > 0) return refuse('GRANT_HELD', undefined, 'role');
    const { id } = await tx.grant.create({ data: { ...right, grantedBy: actor.by }, select: { id: true } });
    await audit(tx, actor, {
      action: 'grant',
      subjectType: 'account',
      subjectId: accountId,
      details: { grantId: id, role, programmeId, countryCode, institutionId },
    });
    return done({ grantId: id });
  });
}

/** Takes a right away. It is gone at the account's next request; that it was held stays on record. */
export async function revoke(actor: Actor, grantId: string): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('grant');
  return inTransaction(async (tx) => {
    await oneAtATime(tx);
    const before = await leavesAnAdministrator(tx);
    const [revoked] = await tx.grant.updateManyAndReturn({
      where: { id: grantId, revokedAt: null },
      data: { revokedAt: new Date(), revokedBy: actor.by },
      select: { accountId: true },
    });
    if (!revoked) throw new NotFound('grant');
    if (before && !(await leavesAnAdministrator(tx))) return refuse('LAST_ADMINISTRATOR');
    await audit(tx, actor, {
      action: 'revoke',
      subjectType: 'account',
      subjectId: revoked.accountId,
      details: { grantId },
    });
    return done(null);
  });
}
