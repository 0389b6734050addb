import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { db } from '@/lib/db/client';
import { deliver } from '@/lib/mail/deliver';
import { postOffice, type Letter } from '@/lib/mail/testing/post-office';
import { scheduleSession } from '@/lib/runs/sessions/commands';
import { courseOf, office, runOf, sessionInput, value } from '@/lib/runs/testing/fixture';
import { enrol } from '../../commands';

/** What tests of invitations stand on: a mail server in this process, people with addresses, and a run to come. */

type Post = Awaited<ReturnType<typeof postOffice>>;
export let post: Post;
export let courseId: string;

/** Opens the mail server for a file of tests; each begins with nothing in the outbox. */
export function withPostOffice(courseCode: string): void {
  beforeAll(async () => {
    post = await postOffice();
    ({ courseId } = await courseOf(courseCode));
  });
  beforeEach(() => {
    process.env.SMTP_URL = post.url;
    process.env.MAIL_FROM = 'Офис <office@office.example>';
  });
  afterEach(async () => {
    post.accept();
    post.letters.length = 0;
    await db.mailMessage.updateMany({ where: { state: 'QUEUED' }, data: { state: 'KEPT' } });
  });
  afterAll(() => post.close());
}

const startsOn = '2031-06-16';
export const plan = { startsOn, endsOn: '2031-06-18', timeZone: 'Asia/Tashkent' };

export async function person(
  latinName: string,
  preferredLanguage: string | null = 'en',
  email: string | null | undefined = undefined,
) {
  const address = email === undefined ? `p${process.hrtime.bigint()}@example.org` : email;
  const data = {
    latinName,
    preferredLanguage,
    email: address,
    searchKey: latinName.toLowerCase(),
    nameKeys: [],
  };
  const { id } = await db.person.create({ data, select: { id: true } });
  return { id, email: address ?? '' };
}

export async function runWith(people: { id: string }[], changes: Parameters<typeof runOf>[1] = {}) {
  const { runId } = await runOf(courseId, { ...plan, ...changes });
  for (const day of ['16', '18']) {
    const hours = sessionInput(`2031-06-${day}T09:00`, `2031-06-${day}T17:30`);
    value(await scheduleSession(office, runId, hours));
  }
  const enrolling = { personIds: people.map(({ id }) => id), state: 'NOMINATED' as const, reason: null };
  const { enrolmentIds } = value(await enrol(office, runId, enrolling));
  const rows = await db.enrolment.findMany({
    where: { id: { in: enrolmentIds } },
    select: { id: true, personId: true },
  });
  const idOf = new Map(rows.map((row) => [row.personId, row.id]));
  return { runId, enrolmentIds: people.map(({ id }) => idOf.get(id) ?? '') };
}

/** Hands what waits in the outbox to the mail server, as the job does, and reads what came in. */
export async function delivered(): Promise<Letter[]> {
  const waiting = await db.mailMessage.findMany({
    where: { state: 'QUEUED' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const before = post.letters.length;
  for (const { id } of waiting) await deliver({ mailId: id }, { attempt: 1, last: false });
  return post.letters.slice(before);
}

export const plainInvite = { answerBy: null, note: null };
export const codeIn = (letter: Letter | undefined, answer = 'yes') =>
  new RegExp(`http://localhost:3000/invitation/([\\w-]{43})\\?answer=${answer}`).exec(
    letter?.text ?? '',
  )?.[1] ?? '';

export function eventOf(letter: Letter | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(letter?.calendar?.text ?? ''));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  return { method: calendar.getFirstPropertyValue('method'), event };
}

export const state = async (id: string) => (await db.enrolment.findUniqueOrThrow({ where: { id } })).state;
