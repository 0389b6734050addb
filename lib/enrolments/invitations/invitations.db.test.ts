import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { deliver } from '@/lib/mail/deliver';
import { cancelRun } from '@/lib/runs/commands';
import { codes, coordinatorOf, office, value } from '@/lib/runs/testing/fixture';
import { decideEnrolments } from '../commands';
import { answerInvitation } from './answers/commands';
import { invite, remind, renewInvitationLink } from './commands';
import { pendingTelling } from './telling/queries';
import { tellNow } from './telling/commands';
import {
  codeIn,
  delivered,
  eventOf,
  person,
  plainInvite,
  post,
  runWith,
  state,
  withPostOffice,
} from './testing/fixture';

withPostOffice('INV');

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
  expect(value(await invite(office, runId, { enrolmentIds, ...plainInvite })).mailed).toBe(250);
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
