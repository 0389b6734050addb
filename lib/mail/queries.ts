import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import type { MailState } from '@/prisma/generated/enums';

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
} as const;

/** The office's mails, latest first; `q` looks into addresses. For administrators. */
export async function mails(actor: Actor, { q, page, state }: PageRequest & { state: MailState | null }) {
  if (!canAdminister(actor)) throw new NotFound('mails');
  const where: Prisma.MailMessageWhereInput = {
    ...(q ? { toAddress: { contains: q.toLowerCase() } } : {}),
    ...(state ? { state } : {}),
  };
  const [rows, total, timeZone] = await Promise.all([
    db.mailMessage.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...pageOf(page),
      select: listed,
    }),
    db.mailMessage.count({ where }),
    officeZone(),
  ]);
  return { rows, total, page, timeZone } satisfies Page<(typeof rows)[number]> & { timeZone: string };
}

/** One mail with its text. */
export async function mail(actor: Actor, mailId: string) {
  if (!canAdminister(actor)) throw new NotFound('mail');
  const found = await db.mailMessage.findUnique({
    where: { id: mailId },
    select: { ...listed, text: true, language: true, lastError: true },
  });
  if (!found) throw new NotFound('mail');
  return { ...found, timeZone: await officeZone() };
}
