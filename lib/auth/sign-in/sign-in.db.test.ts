import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccount, disableAccount, signOutEverywhere } from '@/lib/auth/accounts/commands';
import { loadActor, systemActor } from '@/lib/auth/actor';
import { closeLimits } from '@/lib/auth/limits';
import { activate, invitation, resetPassword } from '@/lib/auth/passwords/commands';
import { db } from '@/lib/db/client';
import { valueOrRollBack, type Outcome } from '@/lib/errors/outcome';
import { requestMail, signInByLink, signInWithPassword } from './commands';
import { sendRequestedMail } from './mails';

const seed = systemActor('test');
const email = 'aigul@office.example';
const password = 'Кофе-на-рассвете';
const first = { attempt: 1, last: false };
let accountId = '';
let address = '';
let count = 0;

beforeAll(async () => {
  ({ accountId } = valueOrRollBack(
    await createAccount(seed, { email, name: 'Айгуль', password, grants: [{ role: 'ADMINISTRATOR' }] }),
  ));
});
beforeEach(async () => {
  address = `203.0.113.${(count += 1)}`;
  await db.$executeRaw`TRUNCATE rate_limit`;
});
afterAll(async () => {
  await closeLimits();
  await db.$disconnect();
});

const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'DONE' : outcome.refusals[0]?.code);
const signIn = (tried = password, of = email, from = address) =>
  signInWithPassword({ email: of, password: tried }, from);
const wrongTimes = async (times: number, of = email, from = address) => {
  for (let i = 0; i < times; i += 1) expect(code(await signIn('wrong', of, from))).toBe('SIGN_IN_WRONG');
};

/** The code in the latest mail to an address, as its reader would click it. */
async function mailedCode(to: string): Promise<string> {
  const mail = await db.mailMessage.findFirst({ where: { toAddress: to }, orderBy: { createdAt: 'desc' } });
  return /#([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}
const mailedTo = async (to: string, purpose: 'SIGN_IN' | 'RESET_PASSWORD') => {
  await sendRequestedMail({ email: to, purpose }, first);
  return mailedCode(to);
};

describe('with a password', () => {
  test('the right one signs in, and the log says so', async () => {
    expect(await signIn()).toEqual({ ok: true, value: { accountId } });
    const last = await db.auditEntry.findFirst({ orderBy: { seq: 'desc' } });
    expect(last).toMatchObject({ action: 'signIn', subjectId: accountId, actor: 'system:sign-in' });
  });

  test('known, unknown, unfinished and closed accounts answer alike', async () => {
    await createAccount(seed, { email: 'invited@office.example', name: 'Invited', grants: [] });
    const closed = valueOrRollBack(
      await createAccount(seed, { email: 'closed@office.example', name: 'Closed', password, grants: [] }),
    );
    await disableAccount(seed, closed.accountId);
    const answers = await Promise.all([
      signIn('wrong'),
      signIn(password, 'nobody@office.example'),
      signIn(password, 'invited@office.example'),
      signIn(password, 'closed@office.example'),
    ]);
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, refusals: [{ code: 'SIGN_IN_WRONG' }] });
  });

  test.each([
    ['a known account', email],
    ['an unknown one', 'nobody@office.example'],
  ])('after ten wrong tries of %s the eleventh is refused, the right password too', async (_, of) => {
    await wrongTimes(10, of);
    const refused = { ok: false, refusals: [{ code: 'SIGN_IN_BLOCKED', params: { minutes: 1 } }] };
    expect(await signIn(password, of)).toEqual(refused);
    expect(await signIn(password, of, '198.51.100.1')).toEqual(refused);
    // The address waits as well, whichever account it tries next.
    expect(await signIn(password, 'other@office.example')).toEqual(refused);
  });

  test('the right password begins anew, and a right one costs the address nothing', async () => {
    for (let i = 0; i < 3; i += 1) {
      await wrongTimes(3);
      expect(code(await signIn())).toBe('DONE');
    }
    await wrongTimes(1);
    expect(code(await signIn('wrong'))).toBe('SIGN_IN_BLOCKED');
  });

  test('the delay grows with each series', async () => {
    const minutes: unknown[] = [];
    for (let series = 0; series < 6; series += 1) {
      await wrongTimes(10, email, `198.51.100.${series}`);
      const refused = await signIn('wrong', email, `198.51.100.${series}`);
      minutes.push(refused.ok ? 0 : refused.refusals[0]?.params?.minutes);
      // The time passes.
      await db.$executeRaw`UPDATE rate_limit SET expire = 0 WHERE key LIKE 'sign-in-%'`;
    }
    expect(minutes).toEqual([1, 2, 4, 8, 15, 15]);
  });

  test('a hundred tries at once are a hundred tries', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn('wrong')));
    expect(answers.filter((answer) => code(answer) === 'SIGN_IN_WRONG')).toHaveLength(10);
  });
});

describe('with a mail', () => {
  test('the request is answered alike, and does the same, for known and unknown', async () => {
    for (const of of [email, 'nobody@office.example']) {
      expect(await requestMail({ email: of, purpose: 'SIGN_IN' }, address)).toEqual({
        ok: true,
        value: null,
      });
    }
    const jobs = await db.$queryRaw<
      { task_identifier: string }[]
    >`SELECT task_identifier FROM graphile_worker.jobs`;
    expect(jobs.filter((job) => job.task_identifier === 'send-account-mail')).toHaveLength(2);
    await sendRequestedMail({ email: 'nobody@office.example', purpose: 'SIGN_IN' }, first);
    expect(await db.mailMessage.count({ where: { toAddress: 'nobody@office.example' } })).toBe(0);
  });

  test('nobody fills another’s mailbox, and is not told', async () => {
    const before = await db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs`;
    for (let i = 0; i < 9; i += 1) {
      expect(code(await requestMail({ email: 'full@office.example', purpose: 'SIGN_IN' }, address))).toBe(
        'DONE',
      );
    }
    const after = await db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs`;
    expect(after.length - before.length).toBe(5);
  });

  test('a link signs in once', async () => {
    const token = await mailedTo(email, 'SIGN_IN');
    expect(token).toHaveLength(32);
    const both = await Promise.all([signInByLink(token, address), signInByLink(token, address)]);
    expect(both.map(code).sort()).toEqual(['DONE', 'LINK_NOT_VALID']);
    expect(code(await signInByLink(token, address))).toBe('LINK_NOT_VALID');
  });

  test('a link that ran out, or is for something else, does nothing', async () => {
    const old = await mailedTo(email, 'SIGN_IN');
    await db.accountToken.updateMany({
      data: { expiresAt: new Date(Date.now() - 1) },
      where: { usedAt: null },
    });
    expect(code(await signInByLink(old, address))).toBe('LINK_NOT_VALID');
    const reset = await mailedTo(email, 'RESET_PASSWORD');
    expect(code(await signInByLink(reset, address))).toBe('LINK_NOT_VALID');
    expect(code(await signInByLink('', address))).toBe('LINK_NOT_VALID');
  });

  test('only a hash of the code is kept, apart from the mail', async () => {
    const token = await mailedTo(email, 'SIGN_IN');
    const rows = await db.accountToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a new password ends earlier sign-ins and open links', async () => {
    const signedInAt = new Date(Date.now() - 1000);
    const link = await mailedTo(email, 'SIGN_IN');
    const token = await mailedTo(email, 'RESET_PASSWORD');
    expect(code(await resetPassword({ token, password: 'aigul@office.example' }, address))).toBe(
      'PASSWORD_IS_YOURS',
    );
    expect(code(await resetPassword({ token, password: 'другая длинная фраза' }, address))).toBe('DONE');
    expect(code(await signIn(password))).toBe('SIGN_IN_WRONG');
    expect(code(await signIn('другая длинная фраза'))).toBe('DONE');
    expect(await loadActor(accountId, signedInAt)).toBeNull();
    expect(code(await signInByLink(link, address))).toBe('LINK_NOT_VALID');
  });
});

test('an invited person takes the account once, and only with a password that is none of the commonest', async () => {
  const to = 'trainer@office.example';
  await createAccount(seed, { email: to, name: 'Trainer', language: 'RU', grants: [] });
  const token = await mailedCode(to);
  expect(await invitation(token)).toEqual({ email: to, name: 'Trainer', language: 'RU' });
  const input = { token, name: 'Тренер', language: 'RU' as const };
  expect(code(await activate({ ...input, password: 'password1234' }, address))).toBe('PASSWORD_COMMON');
  expect(code(await activate({ ...input, password }, address))).toBe('DONE');
  expect(code(await activate({ ...input, password }, address))).toBe('LINK_NOT_VALID');
  expect(await invitation(token)).toBeNull();
  expect(code(await signIn(password, to))).toBe('DONE');
});

test('signing out everywhere voids the sessions from before', async () => {
  const signedInAt = new Date(Date.now() - 10);
  const actor = await loadActor(accountId);
  await signOutEverywhere(actor!, accountId);
  expect(await loadActor(accountId, signedInAt)).toBeNull();
  expect(await loadActor(accountId, new Date())).not.toBeNull();
});
