import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import type { MailState } from '@/prisma/generated/enums';
import { placeholdersOf, templates } from './rules';
import { languages, templateNames, type TemplateKey } from './schema';
import { defaultWording, mailWords, type SampleName } from './templates';

export const mailStates = ['QUEUED', 'SENT', 'FAILED', 'KEPT'] as const satisfies readonly MailState[];

/** The zone in which the office reads its own times. */
const officeZone = async () => (await db.office.findFirst({ select: { timeZone: true } }))?.timeZone ?? 'UTC';

const listed = {
  id: true,
  toAddress: true,
  subject: true,
  template: true,
  state: true,
  attempts: true,
  createdAt: true,
  sentAt: true,
  lastError: true,
  run: { select: { id: true, code: true } },
} as const;

/**
 * The office's mails, latest first; `q` looks into addresses, `failed` counts all that did not arrive. For
 * administrators.
 */
export async function mails(
  actor: Actor,
  { q, page, state, runId = null }: PageRequest & { state: MailState | null; runId?: string | null },
) {
  if (!canAdminister(actor)) throw new NotFound('mails');
  const where: Prisma.MailMessageWhereInput = {
    ...(q ? { toAddress: { contains: q.toLowerCase() } } : {}),
    ...(state ? { state } : {}),
    ...(runId ? { runId } : {}),
  };
  const [rows, total, timeZone, failed, run] = await Promise.all([
    db.mailMessage.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...pageOf(page),
      select: listed,
    }),
    db.mailMessage.count({ where }),
    officeZone(),
    db.mailMessage.count({ where: { state: 'FAILED' } }),
    runId ? db.courseRun.findUnique({ where: { id: runId }, select: { code: true } }) : null,
  ]);
  const shown = { rows, total, page } satisfies Page<(typeof rows)[number]>;
  return { ...shown, timeZone, failed, runCode: run?.code ?? null };
}

/** One mail with its text. */
export async function mail(actor: Actor, mailId: string) {
  if (!canAdminister(actor)) throw new NotFound('mail');
  const found = await db.mailMessage.findUnique({
    where: { id: mailId },
    select: { ...listed, text: true, language: true, calendar: true },
  });
  if (!found) throw new NotFound('mail');
  return { ...found, timeZone: await officeZone() };
}

/** Every mail that the office sends, in both languages: whether it has words of its own for it. For administrators. */
export async function mailTemplates(actor: Actor) {
  if (!canAdminister(actor)) throw new NotFound('mail templates');
  const own = await db.mailTemplate.findMany({ select: { name: true, language: true, updatedAt: true } });
  return templateNames.map((name) => ({
    name,
    languages: languages.map((language) => ({
      language,
      changedAt: own.find((row) => row.name === name && row.language === language)?.updatedAt ?? null,
    })),
  }));
}

/** The words of a mail as they stand, those that Cascade brings, and what its places can be filled with. */
export async function mailTemplate(actor: Actor, { name, language }: TemplateKey) {
  if (!canAdminister(actor)) throw new NotFound('mail template');
  const own = await db.mailTemplate.findUnique({
    where: { name_language: { name, language } },
    select: { subject: true, text: true },
  });
  const t = mailWords(language);
  const samples = placeholdersOf(name).map((each) => [each, t(`samples.${each as SampleName}`)] as const);
  return {
    name,
    language,
    words: own ?? defaultWording(name, language),
    changed: own !== null,
    samples: Object.fromEntries(samples),
    needs: templates[name].needs,
  };
}
