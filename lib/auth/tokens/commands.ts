import type { Transaction } from '@/lib/db/transaction';
import type { TokenPurpose } from '@/prisma/generated/enums';
import { newToken, tokenHash, tokenLifeMs } from './rules';

/** Makes a code that opens the account once. Only its hash is kept; whoever mails it holds the only copy. */
export async function issueToken(tx: Transaction, accountId: string, purpose: TokenPurpose): Promise<string> {
  const token = newToken();
  await tx.accountToken.create({
    data: {
      accountId,
      purpose,
      tokenHash: tokenHash(token),
      expiresAt: new Date(Date.now() + tokenLifeMs[purpose]),
    },
  });
  return token;
}

/**
 * Uses a code up and says whose it was; null when it is unknown, used, run out, or for something else. Of two
 * who use it at once, one gets the account: the row is taken and marked by one statement.
 */
export async function takeToken(
  tx: Transaction,
  token: string,
  purpose: TokenPurpose,
): Promise<string | null> {
  const now = new Date();
  const taken = await tx.accountToken.updateManyAndReturn({
    where: {
      tokenHash: tokenHash(token),
      purpose,
      usedAt: null,
      expiresAt: { gt: now },
      account: { disabledAt: null },
    },
    data: { usedAt: now },
    select: { accountId: true },
  });
  return taken[0]?.accountId ?? null;
}

/** Makes all codes of the account useless that were not used: after a password was chosen, or the account closed. */
export async function voidTokens(tx: Transaction, accountId: string): Promise<void> {
  await tx.accountToken.updateMany({ where: { accountId, usedAt: null }, data: { usedAt: new Date() } });
}
