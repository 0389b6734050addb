import { uuidv7 } from 'uuidv7';
import type { Transaction } from '@/lib/db/transaction';
import { mailServer, publicUrl } from '@/lib/env/settings';
import type { CalendarMethod, Language } from '@/prisma/generated/enums';
import type { Template } from './rules';
import { written, type Params } from './templates';

export const deliverMail = 'deliver-mail';
/** With the queue's growing pauses: for about two and a half hours. */
const attempts = 12;

export type Mail = {
  to: string;
  language: Language;
  template: Template;
  /** Page of this office that the mail leads to, from "/": the text's {url}. Its host is the office's own, never a request's. */
  path?: string;
  /** Further pages, by the names that the text has for them. */
  paths?: Record<string, string>;
  params?: Params;
  /** The run that the mail is about, and the place on it of the person who gets it. */
  runId?: string;
  enrolmentId?: string;
  /** A calendar message (RFC 5546) that goes with the mail. */
  calendar?: { text: string; method: CalendarMethod };
};

/** What one mail says: the office's own words where it has some, else those that Cascade brings. */
export async function writtenMails(tx: Transaction, mails: readonly Mail[]) {
  const names = [...new Set(mails.map(({ template }) => template))];
  const own = await tx.mailTemplate.findMany({
    where: { name: { in: names } },
    select: { name: true, language: true, subject: true, text: true },
  });
  const words = new Map(own.map((row) => [`${row.name} ${row.language}`, row]));
  return mails.map(({ template, language, path, paths = {}, params }) => {
    const pages = { ...(path === undefined ? {} : { url: path }), ...paths };
    const urls = Object.entries(pages).map(([name, page]) => [name, `${publicUrl()}${page}`] as const);
    const values = { ...params, ...Object.fromEntries(urls) };
    return written(template, language, values, words.get(`${template} ${language}`) ?? null);
  });
}

/**
 * Writes mails into the outbox, as part of the transaction that is the reason for them: they are sent if that
 * commits, and only then. Where no mail server is configured they are kept for administrators to read.
 */
export async function sendMails(tx: Transaction, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return;
  const state = mailServer() ? ('QUEUED' as const) : ('KEPT' as const);
  const texts = await writtenMails(tx, mails);
  const rows = mails.map(({ to, language, template, runId, enrolmentId, calendar }, index) => ({
    id: uuidv7(),
    toAddress: to,
    subject: texts[index]?.subject ?? '',
    text: texts[index]?.text ?? '',
    language,
    template,
    state,
    runId: runId ?? null,
    enrolmentId: enrolmentId ?? null,
    calendar: calendar?.text ?? null,
    calendarMethod: calendar?.method ?? null,
  }));
  await tx.mailMessage.createMany({ data: rows });
  if (state !== 'QUEUED') return;
  // One statement, however many mails.
  await tx.$executeRaw`
    SELECT count(graphile_worker.add_job(${deliverMail}, payload => json_build_object('mailId', id),
      max_attempts => ${attempts}::int)) FROM unnest(${rows.map(({ id }) => id)}::text[]) AS id`;
}

/** One mail into the outbox. */
export const sendMail = (tx: Transaction, mail: Mail): Promise<void> => sendMails(tx, [mail]);
