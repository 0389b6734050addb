import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { mailServer } from '@/lib/env/settings';
import type { Task } from '@/lib/jobs/tasks';
import { withoutCodes } from './rules';
import { asHtml } from './templates';

const job = z.object({ mailId: z.uuid() });
const timeoutMs = 20_000;

let transport: { url: string; transporter: Transporter } | undefined;

function transporterOf(url: string): Transporter {
  if (transport?.url !== url) {
    const limits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    transport = {
      url,
      transporter: createTransport({ url, ...limits, disableFileAccess: true, disableUrlAccess: true }),
    };
  }
  return transport.transporter;
}

/** What went wrong, without the address that it went wrong for. */
function problem(error: unknown): string {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  return (
    [code, responseCode, command].filter(Boolean).join(' ') ||
    (error instanceof Error ? error.name : 'unknown')
  );
}

/** The server knows this address or this mail, and will say the same tomorrow (RFC 5321, 4.2.1: codes from 500). */
function refusedForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500 && responseCode < 600;
}

/** The job "deliver-mail": hands one mail to the mail server. Tried again when that fails; FAILED when it was the last try, or the server refused it for good. */
export const deliver: Task = async (payload, { attempt, last }) => {
  const { mailId: id } = job.parse(payload);
  const mail = await db.mailMessage.findUnique({
    where: { id },
    select: {
      toAddress: true,
      subject: true,
      text: true,
      language: true,
      state: true,
      calendar: true,
      calendarMethod: true,
    },
  });
  if (!mail || mail.state !== 'QUEUED') return;
  const server = mailServer();
  if (!server) {
    await db.mailMessage.update({ where: { id }, data: { state: 'KEPT' } });
    return;
  }
  try {
    await transporterOf(server.url).sendMail({
      from: server.from,
      to: { name: '', address: mail.toAddress },
      subject: mail.subject,
      text: mail.text,
      html: asHtml(mail.text, mail.language),
      // Stands beside the text (Gmail, Outlook) and as a file (Apple, and whoever forwards it).
      ...(mail.calendar && mail.calendarMethod
        ? {
            icalEvent: { method: mail.calendarMethod, filename: 'invite.ics', content: mail.calendar },
          }
        : {}),
      // The same at each try, so that a mail handed in twice can be told to be one.
      messageId: `<${id}@cascade.invalid>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    const over = last || refusedForGood(error);
    await db.mailMessage.update({
      where: { id },
      data: { attempts: attempt, lastError: problem(error), ...(over ? { state: 'FAILED' } : {}) },
    });
    if (over && !last) return;
    throw error;
  }
  await db.mailMessage.update({
    where: { id },
    data: {
      state: 'SENT',
      sentAt: new Date(),
      attempts: attempt,
      lastError: null,
      text: withoutCodes(mail.text),
    },
  });
};
