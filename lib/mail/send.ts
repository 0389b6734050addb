import type { Transaction } from '@/lib/db/transaction';
import { mailServer, publicUrl } from '@/lib/env/settings';
import { addJob } from '@/lib/jobs/queue';
import type { Language } from '@/prisma/generated/enums';
import { written, type Params, type Template } from './templates';

export const deliverMail = 'deliver-mail';
/** With the queue's growing pauses: for about two and a half hours. */
const attempts = 12;

export type Mail = {
  to: string;
  language: Language;
  template: Template;
  /** Page of this office that the mail leads to, from "/": the text's {url}. Its host is the office's own, never a request's. */
  path?: string;
  params?: Params;
};

/**
 * Writes a mail into the outbox, as part of the transaction that is the reason for it: it is sent if that
 * commits, and only then. Where no mail server is configured it is kept for administrators to read.
 */
export async function sendMail(
  tx: Transaction,
  { to, language, template, path, params }: Mail,
): Promise<void> {
  const url: Params = path === undefined ? {} : { url: `${publicUrl()}${path}` };
  const { subject, text } = written(template, language, { ...params, ...url });
  const state = mailServer() ? 'QUEUED' : 'KEPT';
  const { id } = await tx.mailMessage.create({
    data: { toAddress: to, subject, text, language, template, state },
    select: { id: true },
  });
  if (state === 'QUEUED') await addJob(tx, deliverMail, { mailId: id }, { maxAttempts: attempts });
}
