import type { Transaction } from '@/lib/db/transaction';
import { linkCode } from '@/lib/auth/links/rules';
import { codeSecret, mailServer, publicUrl } from '@/lib/env/settings';
import type { Mail } from '@/lib/mail/send';
import { calendarMessage, type Correspondent } from '@/lib/runs/ics/rules';
import { inLanguage } from '@/lib/text/in-language';
import type { Language } from '@/prisma/generated/enums';
import type { Recipient } from '../facts/queries';
import { entryOf, entryUid } from '../rules';
import type { Facts } from '../schema';
import { clocksOf, factValues, hoursOf, placeOf, titleOf } from './rules';

/** The office as it signs its mails, and the address that its calendar messages come from. */
export async function correspondence(tx: Transaction) {
  const office = await tx.office.findFirst({ select: { nameEn: true, nameRu: true } });
  const { hostname: host } = new URL(publicUrl());
  const from = mailServer()?.from ?? '';
  const email = /<([^<>]+)>/.exec(from)?.[1] ?? (from.includes('@') ? from : `no-reply@${host}`);
  const nameIn = (language: Language) =>
    office ? inLanguage(language, office.nameEn, office.nameRu) : 'Cascade';
  return { host, email, nameIn };
}

type Office = Awaited<ReturnType<typeof correspondence>>;

/** The page of this office on which an invitation is answered. */
export const invitationPath = (invitation: { id: string; linkVersion: number }): string =>
  `/invitation/${linkCode(codeSecret(), 'invitation', invitation.id, invitation.linkVersion)}`;

export type Letter = {
  runId: string;
  template: Extract<Mail['template'], `invitation${string}` | 'place-offer'>;
  recipient: Pick<Recipient, 'id' | 'addressed' | 'language' | 'state'>;
  email: string;
  invitation: { id: string; linkVersion: number };
  facts: Facts;
  answerBy: Date | null;
  /** Values beyond the facts: a note, what changed. */
  more?: Record<string, string>;
  /** The calendar message that goes with it, and its place in the order of such messages. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; sequence: number };
};

/** A mail to one person about their place. */
export function mailOf(office: Office, letter: Letter, stamp: Date): Mail {
  const { recipient, facts, template, email, runId, answerBy } = letter;
  const { language } = recipient;
  const page = invitationPath(letter.invitation);
  const name = office.nameIn(language);
  return {
    to: email,
    language,
    template,
    runId,
    enrolmentId: recipient.id,
    paths: { yes: `${page}?answer=yes`, no: `${page}?answer=no`, page },
    params: {
      note: '',
      ...factValues(language, facts, answerBy),
      ...letter.more,
      name: recipient.addressed,
      office: name,
    },
    ...(letter.calendar
      ? {
          calendar: {
            method: letter.calendar.method,
            text: entry(letter, letter.calendar, {
              host: office.host,
              organizer: { name, email: office.email },
              stamp,
            }),
          },
        }
      : {}),
  };
}

type Frame = { host: string; organizer: Correspondent; stamp: Date };

/** The calendar message. It holds no link: such files are passed on, and links answer for a person. */
function entry(letter: Letter, calendar: NonNullable<Letter['calendar']>, { host, organizer, stamp }: Frame) {
  const { recipient, facts, email } = letter;
  const { language } = recipient;
  return calendarMessage({
    method: calendar.method,
    organizer,
    attendee: {
      name: recipient.addressed,
      email,
      answer: recipient.state === 'CONFIRMED' ? 'ACCEPTED' : 'AWAITED',
    },
    stamp,
    event: entryOf(facts, {
      uid: entryUid(recipient.id, host),
      sequence: calendar.sequence,
      title: titleOf(language, facts),
      description: [...hoursOf(language, facts), clocksOf(language, facts)].join('\n'),
      location: placeOf(language, facts),
    }),
  });
}
