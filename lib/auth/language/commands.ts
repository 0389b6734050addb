import { audit } from '@/lib/audit/record';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { Actor } from '../actor';
import type { LanguageChoice } from './schema';

/** Remembers with the own account in which language its screens and mails are. */
export async function changeOwnLanguage(
  actor: Actor,
  { language }: LanguageChoice,
): Promise<Outcome<{ language: LanguageChoice['language'] }>> {
  const id = actor.accountId;
  if (!id) throw new NotFound('account');
  if (actor.language === language) return done({ language });
  return inTransaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { language }, select: { id: true } });
    await audit(tx, actor, {
      action: 'changeOwnLanguage',
      subjectType: 'account',
      subjectId: id,
      details: { language },
    });
    return done({ language });
  });
}
