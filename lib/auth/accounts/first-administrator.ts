import { audit } from '@/lib/audit/record';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { systemActor } from '../actor';
import { addressOfNobody } from '../passwords/commands';
import { issueToken, voidTokens } from '../tokens/commands';
import { tokenPath } from '../tokens/rules';
import { leavesAnAdministrator, oneAtATime } from './last-administrator';

/**
 * For an office that has nobody yet: the page (from "/") by which the first administrator takes an account,
 * once. Asking again gives a new link and ends the earlier one. Null where there is an administrator.
 */
export async function inviteFirstAdministrator(): Promise<{ path: string } | null> {
  const actor = systemActor('setup');
  const outcome = await inTransaction(async (tx) => {
    await oneAtATime(tx);
    if (await leavesAnAdministrator(tx)) return done(null);
    const account = await tx.account.upsert({
      where: { email: addressOfNobody },
      create: {
        email: addressOfNobody,
        name: 'Administrator',
        grants: { create: { role: 'ADMINISTRATOR', grantedBy: actor.by } },
      },
      update: {},
      select: { id: true },
    });
    await voidTokens(tx, account.id);
    const token = await issueToken(tx, account.id, 'ACTIVATE');
    await audit(tx, actor, {
      action: 'inviteFirstAdministrator',
      subjectType: 'account',
      subjectId: account.id,
    });
    return done({ path: tokenPath.ACTIVATE(token) });
  });
  return outcome.ok ? outcome.value : null;
}
