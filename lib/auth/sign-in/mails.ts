import { audit } from '@/lib/audit/record';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import type { Task } from '@/lib/jobs/tasks';
import { sendMail } from '@/lib/mail/send';
import type { Template } from '@/lib/mail/rules';
import type { Language, TokenPurpose } from '@/prisma/generated/enums';
import { systemActor } from '../actor';
import { issueToken } from '../tokens/commands';
import { tokenLifeMs, tokenPath } from '../tokens/rules';
import { mailRequestSchema } from './schema';

export const sendAccountMail = 'send-account-mail';

const template: Record<TokenPurpose, Template> = {
  ACTIVATE: 'activate-account',
  SIGN_IN: 'sign-in-link',
  RESET_PASSWORD: 'reset-password',
};

type Recipient = { id: string; email: string; name: string; language: Language };

/** Writes the mail whose link opens the account for the purpose, once. */
export async function mailToken(tx: Transaction, account: Recipient, purpose: TokenPurpose): Promise<void> {
  const token = await issueToken(tx, account.id, purpose);
  const minutes = tokenLifeMs[purpose] / 60_000;
  await sendMail(tx, {
    to: account.email,
    language: account.language,
    template: template[purpose],
    path: tokenPath[purpose](token),
    params: { name: account.name, minutes, days: minutes / 1440 },
  });
}

/**
 * The job "send-account-mail": the mail that somebody asked for on the sign-in page, if there is such an
 * account. One that was never activated gets its invitation again.
 */
export const sendRequestedMail: Task = async (payload) => {
  const { email, purpose: wanted } = mailRequestSchema.parse(payload);
  await inTransaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { email, disabledAt: null },
      select: { id: true, email: true, name: true, language: true, activatedAt: true },
    });
    if (!account) return done(null);
    const purpose = account.activatedAt ? wanted : 'ACTIVATE';
    await mailToken(tx, account, purpose);
    await audit(tx, systemActor('sign-in'), {
      action: 'sendAccountMail',
      subjectType: 'account',
      subjectId: account.id,
      details: { purpose },
    });
    return done(null);
  });
};
