import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { deliver } from '@/lib/mail/deliver';
import { postOffice, type Letter } from '@/lib/mail/testing/post-office';
import { cancelRun, changeRun } from '@/lib/runs/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  runInput,
  runOf,
  sessionInput,
  value,
} from '@/lib/runs/testing/fixture';
import { scheduleSession } from '@/lib/runs/sessions/commands';
import { decideEnrolments, enrol } from '../commands';
import { answerInvitation } from './answers/commands';
import { invite, remind, renewInvitationLink } from './commands';
import { remindDue } from './reminders/commands';
import { pendingTelling } from './telling/queries';
import { tellNow } from './telling/commands';

let post: Awaited<ReturnType<typeof postOffice>>;
let courseId: string;
beforeAll(async () => {
  post = await postOffice();
  ({ courseId } = await courseOf('INV'));
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

const startsOn = '2031-06-16';
const plan = { startsOn, endsOn: '2031-06-18', timeZone: 'Asia/Tashkent' };

async function person(
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

async function runWith(people: { id: string }[], changes: Parameters<typeof runOf>[1] = {}) {
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
async function delivered(): Promise<Letter[]> {
  const waiting = await db.mailMessage.findMany({
    where: { state: 'QUEUED' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const before = post.letters.length;
  for (const { id } of waiting) await deliver({ mailId: id }, { attempt: 1, last: false });
  return post.letters.slice(before);
}

const plainInvite = { answerBy: null, note: null };
const codeIn = (letter: Letter | undefined, answer = 'yes') =>
  new RegExp(`http://localhost:3000/invitation/([\\w-]{43})\\?answer=${answer}`).exec(
    letter?.text ?? '',
  )?.[1] ?? '';

function eventOf(letter: Letter | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(letter?.calendar?.text ?? ''));
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  return { method: calendar.getFirstPropertyValue('method'), event };
}

const state = async (id: string) => (await db.enrolment.findUniqueOrThrow({ where: { id } })).state;

describe('an invitation', () => {
  test("comes in the reader's language, with a calendar entry, and is answered by its link", async () => {
    const [anna, omurbek] = [await person('Anna'), await person('Өмүрбек Исаков', 'ky')];
    const { runId, enrolmentIds } = await runWith([anna, omurbek]);
    const input = { enrolmentIds, answerBy: '2031-06-10', note: 'Bring {your} laptop.' };
    expect(value(await invite(office, runId, input))).toEqual({ mailed: 2, withoutAddress: [] });
    const letters = await delivered();
    const [english, russian] = [anna, omurbek].map(({ email }) =>
      letters.find(({ to }) => to.includes(email)),
    );
    expect(english?.subject).toBe('Invitation: Course INV');
    expect(english?.text).toContain('16–18 June 2031\nMonday 16 June 2031, 09:00–17:30');
    expect(english?.text).toContain('Tashkent (UTC+5)');
    expect(english?.text).toContain('We need your answer by 10 June 2031.');
    expect(english?.text).toContain('Bring {your} laptop.');
    expect(russian?.subject).toBe('Приглашение: Курс INV');
    expect(russian?.text).toContain('Здравствуйте, Өмүрбек Исаков!');

    const { method, event } = eventOf(russian);
    expect([method, russian?.calendar?.method]).toEqual(['REQUEST', 'REQUEST']);
    expect(russian?.calendar?.attached?.trim()).toBe(russian?.calendar?.text.trim());
    expect(event.uid).toBe(`enrolment-${enrolmentIds[1]}@localhost`);
    expect(event.sequence).toBe(0);
    expect(event.startDate.toJSDate().toISOString()).toBe('2031-06-16T04:00:00.000Z');
    expect(event.endDate.toJSDate().toISOString()).toBe('2031-06-18T12:30:00.000Z');
    expect(event.location).toBe('Ташкент, Узбекистан');
    // What answers for a person is in the mail, not in a file that is passed on.
    expect(russian?.calendar?.text.replace(/\r\n /g, '')).not.toContain('invitation/');

    expect(value(await answerInvitation(codeIn(english), { accepts: true, reason: null }))).toEqual({
      state: 'CONFIRMED',
    });
    value(await answerInvitation(codeIn(russian, 'no'), { accepts: false, reason: 'отпуск' }));
    expect([await state(enrolmentIds[0] ?? ''), await state(enrolmentIds[1] ?? '')]).toEqual([
      'CONFIRMED',
      'DECLINED',
    ]);
    // Minds change.
    value(await answerInvitation(codeIn(russian), { accepts: true, reason: null }));
    expect(await state(enrolmentIds[1] ?? '')).toBe('CONFIRMED');
    const kept = await db.mailMessage.findMany({ where: { runId }, select: { text: true, state: true } });
    for (const mail of kept)
      expect(mail).toMatchObject({ state: 'SENT', text: expect.not.stringContaining(codeIn(english)) });
  });

  test('goes without mail where there is no address, and refuses who cannot be invited', async () => {
    const { runId, enrolmentIds } = await runWith([await person('Silent', 'en', null), await person('Gone')]);
    const [silent = '', gone = ''] = enrolmentIds;
    expect(value(await invite(office, runId, { enrolmentIds: [silent], ...plainInvite }))).toEqual({
      mailed: 0,
      withoutAddress: [silent],
    });
    expect(await state(silent)).toBe('INVITED');
    value(await decideEnrolments(office, runId, { enrolmentIds: [gone], to: 'WITHDRAWN', reason: 'ill' }));
    expect(codes(await invite(office, runId, { enrolmentIds, ...plainInvite }))).toEqual([
      'CANNOT_BE_INVITED',
    ]);
    expect(
      codes(await invite(office, runId, { enrolmentIds: [silent], answerBy: '2031-06-16', note: null })),
    ).toEqual(['ANSWER_BY_LATE']);
    const foreign = await coordinatorOf({ countryCode: 'KZ' });
    const input = { enrolmentIds: [silent], ...plainInvite };
    await expect(invite(foreign, runId, input)).rejects.toThrow(NotFound);
    await expect(remind(foreign, runId, input)).rejects.toThrow(NotFound);
    await expect(renewInvitationLink(foreign, runId, silent)).rejects.toThrow(NotFound);
    await expect(tellNow(foreign, runId)).rejects.toThrow(NotFound);
    await expect(pendingTelling(foreign, runId, new Date())).rejects.toThrow(NotFound);
  });

  test('of a sensitive run names neither what it is nor where', async () => {
    const { runId, enrolmentIds } = await runWith([await person('Discreet')], { sensitive: true });
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    const [letter] = await delivered();
    expect(letter?.subject).toBe('Invitation: Training');
    for (const text of [letter?.text, letter?.calendar?.text])
      expect(text).not.toMatch(/INV|Tashkent|Uzbekistan/);
  });

  test('a renewed link opens, the one before does not, and neither does a made-up one', async () => {
    const { runId, enrolmentIds } = await runWith([await person('Renewed')]);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    const old = codeIn((await delivered())[0]);
    value(await renewInvitationLink(office, runId, enrolmentIds[0] ?? ''));
    const yes = { accepts: true, reason: null };
    await expect(answerInvitation(old, yes)).rejects.toThrow(NotFound);
    await expect(answerInvitation('x'.repeat(43), yes)).rejects.toThrow(NotFound);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    value(await answerInvitation(codeIn((await delivered())[0]), yes));
  });

  test('is over when the run begins, when the day of the answer is past, and when the place is gone', async () => {
    const people = [await person('Late'), await person('Gone')];
    const { runId, enrolmentIds } = await runWith(people);
    value(await invite(office, runId, { enrolmentIds, answerBy: '2031-06-10', note: null }));
    const letters = await delivered();
    const [late, gone] = people.map(({ email }) => codeIn(letters.find(({ to }) => to.includes(email))));
    const yes = { accepts: true, reason: null };
    const after = (day: string) => new Date(`2031-06-${day}T00:00:00Z`);
    expect(codes(await answerInvitation(late ?? '', yes, after('11')))).toEqual(['INVITATION_EXPIRED']);
    expect(codes(await answerInvitation(late ?? '', yes, after('17')))).toEqual(['INVITATION_BEGUN']);
    value(
      await decideEnrolments(office, runId, {
        enrolmentIds: [enrolmentIds[1] ?? ''],
        to: 'WITHDRAWN',
        reason: 'x',
      }),
    );
    expect(codes(await answerInvitation(gone ?? '', yes))).toEqual(['INVITATION_WITHDRAWN']);
    value(await cancelRun(office, runId, { reason: 'no money' }));
    expect(codes(await answerInvitation(late ?? '', yes))).toEqual(['INVITATION_CANCELLED']);
  });
});

test('thirty say yes at once to twenty places: twenty come, ten wait', { timeout: 60_000 }, async () => {
  const people = [];
  for (let each = 0; each < 30; each++) people.push(await person(`Racer ${each}`));
  const { runId, enrolmentIds } = await runWith(people, { capacity: 20 });
  value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
  const all = (await delivered()).map((letter) => codeIn(letter));
  await Promise.all(all.map((code) => answerInvitation(code, { accepts: true, reason: null })));
  const counts = await db.enrolment.groupBy({ by: ['state'], where: { runId }, _count: true });
  expect(Object.fromEntries(counts.map((row) => [row.state, row._count]))).toEqual({
    CONFIRMED: 20,
    WAITING_LIST: 10,
  });
});

describe('what was told and what is come together', () => {
  test('new days are told once, to those who were invited, with what they were', async () => {
    const people = [await person('Told'), await person('Never invited')];
    const { runId, enrolmentIds } = await runWith(people);
    value(await invite(office, runId, { enrolmentIds: [enrolmentIds[0] ?? ''], ...plainInvite }));
    await delivered();
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
    const moved = { ...plan, startsOn: '2031-06-23', endsOn: '2031-06-25' };
    value(await changeRun(office, runId, { ...runInput(courseId, moved), moveSessions: true }));
    const pending = await pendingTelling(office, runId, new Date());
    expect(pending).toMatchObject({ people: 1, changes: ['DATES'] });
    expect(pending.at?.getTime()).toBeGreaterThan(Date.now() + 4 * 60_000);
    // Two processes at once.
    const both = await Promise.all([tellNow(office, runId), tellNow(office, runId)]);
    expect(both.map((each) => value(each).mailed).sort()).toEqual([0, 1]);
    const [letter, ...others] = await delivered();
    expect(others).toEqual([]);
    expect(letter?.text).toContain('Days: 16–18 June 2031 → 23–25 June 2031');
    const { method, event } = eventOf(letter);
    expect([method, event.sequence, event.uid]).toEqual([
      'REQUEST',
      1,
      `enrolment-${enrolmentIds[0]}@localhost`,
    ]);
    expect(event.startDate.toJSDate().toISOString()).toBe('2031-06-23T04:00:00.000Z');
  });

  test('what is undone before it is told is never told', async () => {
    const { runId, enrolmentIds } = await runWith([await person('Undisturbed')]);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    await delivered();
    const there = { ...plan, startsOn: '2031-07-16', endsOn: '2031-07-18' };
    value(await changeRun(office, runId, { ...runInput(courseId, there), moveSessions: true }));
    value(await changeRun(office, runId, { ...runInput(courseId, plan), moveSessions: true }));
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
  });

  test('a lost place and a cancelled run are cancelled in the calendar, once each', async () => {
    const people = [await person('Withdrawn'), await person('Cancelled')];
    const { runId, enrolmentIds } = await runWith(people);
    value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
    await delivered();
    value(
      await decideEnrolments(office, runId, {
        enrolmentIds: [enrolmentIds[0] ?? ''],
        to: 'WITHDRAWN',
        reason: 'x',
      }),
    );
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 1 });
    const [first] = await delivered();
    expect(first?.to).toEqual([people[0]?.email]);
    expect([first?.calendar?.method, eventOf(first).method, eventOf(first).event.sequence]).toEqual([
      'CANCEL',
      'CANCEL',
      1,
    ]);
    value(await cancelRun(office, runId, { reason: 'no money' }));
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 1 });
    expect(value(await tellNow(office, runId))).toEqual({ mailed: 0 });
    const [second] = await delivered();
    expect(second?.to).toEqual([people[1]?.email]);
    expect(eventOf(second).method).toBe('CANCEL');
  });
});

test('who has answered is not reminded, who has not is, once', async () => {
  const people = [await person('Prompt'), await person('Slow')];
  const { runId, enrolmentIds } = await runWith(people);
  value(await invite(office, runId, { enrolmentIds, answerBy: '2031-06-10', note: null }));
  const letters = await delivered();
  const code = codeIn(letters.find(({ to }) => to.includes(people[0]?.email ?? '')));
  value(await answerInvitation(code, { accepts: true, reason: null }));
  expect(await remindDue(runId, new Date('2031-06-05T00:00:00Z'))).toBe(0);
  const due = new Date('2031-06-08T00:00:00Z');
  expect([await remindDue(runId, due), await remindDue(runId, due)]).toEqual([1, 0]);
  const [reminder] = await delivered();
  expect(reminder?.to).toEqual([people[1]?.email]);
  expect(reminder?.calendar).toBe(null);
  expect(codes(await remind(office, runId, { enrolmentIds: [enrolmentIds[0] ?? ''], note: null }))).toEqual([
    'ALREADY_ANSWERED',
  ]);
});

test('250 people are invited in one command, and each mail is their own', { timeout: 60_000 }, async () => {
  const data = Array.from({ length: 250 }, (_, index) => ({
    latinName: `Inspector ${index}`,
    email: `inspector${index}@many.example`,
    searchKey: `inspector ${index}`,
    nameKeys: [],
  }));
  await db.person.createMany({ data });
  const people = await db.person.findMany({
    where: { email: { endsWith: '@many.example' } },
    select: { id: true },
  });
  const { runId, enrolmentIds } = await runWith(people, { capacity: 250 });
  const began = Date.now();
  expect(value(await invite(office, runId, { enrolmentIds, ...plainInvite })).mailed).toBe(250);
  expect(Date.now() - began).toBeLessThan(10_000);
  const mails = await db.mailMessage.findMany({ where: { runId }, select: { text: true, toAddress: true } });
  expect(new Set(mails.map(({ text }) => /invitation\/([\w-]{43})/.exec(text)?.[1])).size).toBe(250);
  const queued = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM graphile_worker.jobs WHERE task_identifier = 'deliver-mail'`;
  expect(queued[0]?.count).toBeGreaterThanOrEqual(250);
});

test('a server that refuses for good is not asked again, one that is busy is', async () => {
  const { runId, enrolmentIds } = await runWith([await person('Bounced')]);
  value(await invite(office, runId, { enrolmentIds, ...plainInvite }));
  const { id } = await db.mailMessage.findFirstOrThrow({ where: { runId } });
  post.refuse('*', 451);
  await expect(deliver({ mailId: id }, { attempt: 1, last: false })).rejects.toThrow();
  expect(await db.mailMessage.findUnique({ where: { id } })).toMatchObject({ state: 'QUEUED', attempts: 1 });
  post.refuse('*', 550);
  await deliver({ mailId: id }, { attempt: 2, last: false });
  const failed = await db.mailMessage.findUniqueOrThrow({ where: { id } });
  expect(failed).toMatchObject({ state: 'FAILED', attempts: 2, lastError: expect.stringContaining('550') });
});
