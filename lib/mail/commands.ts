import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { MailTemplateInput, TemplateKey } from './schema';

/** Writes the office's own words for a mail; mails written from now on have them. For administrators. */
export async function setMailTemplate(
  actor: Actor,
  { name, language, subject, text }: MailTemplateInput,
): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('mail template');
  return inTransaction(async (tx) => {
    const words = { subject, text, updatedBy: actor.by };
    await tx.mailTemplate.upsert({
      where: { name_language: { name, language } },
      create: { name, language, ...words },
      update: words,
    });
    await audit(tx, actor, {
      action: 'setMailTemplate',
      subjectType: 'mail template',
      subjectId: `${name} ${language}`,
    });
    return done(null);
  });
}

/** Goes back to the words that Cascade brings. */
export async function resetMailTemplate(
  actor: Actor,
  { name, language }: TemplateKey,
): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('mail template');
  return inTransaction(async (tx) => {
    const { count } = await tx.mailTemplate.deleteMany({ where: { name, language } });
    if (count === 0) return done(null);
    await audit(tx, actor, {
      action: 'resetMailTemplate',
      subjectType: 'mail template',
      subjectId: `${name} ${language}`,
    });
    return done(null);
  });
}
