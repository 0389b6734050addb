import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { valueOrRollBack } from '@/lib/errors/outcome';
import { auditEntries } from '@/lib/audit/queries';
import { mails } from '@/lib/mail/queries';
import { createAccount, disableAccount, enableAccount, signOutEverywhere } from './accounts/commands';
import { inviteFirstAdministrator } from './accounts/first-administrator';
import { account, accounts } from './accounts/queries';
import { loadActor, systemActor, type Actor } from './actor';
import { grant, revoke } from './grants/commands';
import { canAdminister } from './policy';
import { actorOfRequest } from './session';
import { sessionCookie, sessionToken } from './session-token';

const seed = systemActor('test');
const anyRight = { programmeId: null, countryCode: null, institutionId: null };
const page = { q: '', page: 1 };
let administratorId = '';
let plainId = '';

const make = async (email: string, role?: 'ADMINISTRATOR') =>
  valueOrRollBack(
    await createAccount(seed, {
      email,
      name: email,
      password: 'four words in a row',
      grants: role ? [{ role }] : [],
    }),
  ).accountId;
const now = async (accountId: string) => (await loadActor(accountId)) as Actor;
const code = (outcome: Awaited<ReturnType<typeof revoke>>) =>
  outcome.ok ? 'DONE' : outcome.refusals[0]?.code;
const requestOf = async (accountId: string, signedInAt = new Date()) =>
  new Request('http://localhost:3000/api', {
    headers: { cookie: `a=b; ${sessionCookie()}=${await sessionToken({ accountId, signedInAt })}` },
  });

beforeAll(async () => {
  administratorId = await make('admin@office.example', 'ADMINISTRATOR');
  plainId = await make('plain@office.example');
});
afterAll(() => db.$disconnect());

test('a right that is given or taken works at the next request, of the same cookie', async () => {
  const administrator = await now(administratorId);
  const request = await requestOf(plainId);
  const mayAdminister = async () => canAdminister((await actorOfRequest(request)) as Actor);
  expect(await mayAdminister()).toBe(false);
  const { grantId } = valueOrRollBack(
    await grant(administrator, plainId, { role: 'ADMINISTRATOR', ...anyRight }),
  );
  expect(await mayAdminister()).toBe(true);
  expect(code(await revoke(administrator, grantId))).toBe('DONE');
  expect(await mayAdminister()).toBe(false);
});

test('a closed account, a sign-in from before, and a foreign or changed cookie are nobody', async () => {
  const administrator = await now(administratorId);
  const request = await requestOf(plainId, new Date());
  expect(await actorOfRequest(request)).not.toBeNull();
  await disableAccount(administrator, plainId);
  expect(await actorOfRequest(request)).toBeNull();
  await enableAccount(administrator, plainId);
  expect(await actorOfRequest(request)).toBeNull();
  const later = await requestOf(plainId, new Date(Date.now() + 1000));
  expect(await actorOfRequest(later)).not.toBeNull();
  await signOutEverywhere(administrator, plainId);
  expect(await actorOfRequest(await requestOf(plainId, new Date(Date.now() - 1000)))).toBeNull();
  const changed = new Request('http://localhost:3000', { headers: { cookie: `${sessionCookie()}=x.y.z` } });
  expect(await actorOfRequest(changed)).toBeNull();
  expect(await actorOfRequest(new Request('http://localhost:3000'))).toBeNull();
});

test('accounts, rights, mails and the log are for administrators; to others they are not there', async () => {
  const plain = await now(plainId);
  const asked: (() => Promise<unknown>)[] = [
    () => accounts(plain, { ...page, state: null }),
    () => account(plain, administratorId),
    () => mails(plain, { ...page, state: null }),
    () => auditEntries(plain, { ...page, subjectType: null }),
    () => createAccount(plain, { email: 'x@office.example', name: 'X', grants: [{ role: 'ADMINISTRATOR' }] }),
    () => disableAccount(plain, administratorId),
    () => signOutEverywhere(plain, administratorId),
    () => grant(plain, plainId, { role: 'ADMINISTRATOR', ...anyRight }),
    () => revoke(plain, administratorId),
  ];
  for (const ask of asked) await expect(ask()).rejects.toThrow(NotFound);
});

test('the last administrator stays, whoever removes whom at the same moment', async () => {
  const secondId = await make('second@office.example', 'ADMINISTRATOR');
  const [first, second] = [await now(administratorId), await now(secondId)];
  const codes = (
    await Promise.all([disableAccount(first, secondId), disableAccount(second, administratorId)])
  ).map(code);
  expect(codes.sort()).toEqual(['DONE', 'LAST_ADMINISTRATOR']);
  await db.account.updateMany({ data: { disabledAt: null } });
  expect(await inviteFirstAdministrator()).toBeNull();
});

test('a right is not given twice, nor with a limit that would not be heeded', async () => {
  const administrator = await now(administratorId);
  const give = async (right: Parameters<typeof grant>[2]) => {
    const outcome = await grant(administrator, plainId, right);
    return outcome.ok ? 'DONE' : outcome.refusals[0]?.code;
  };
  expect(await give({ ...anyRight, role: 'COORDINATOR', countryCode: 'KG' })).toBe('DONE');
  expect(await give({ ...anyRight, role: 'COORDINATOR', countryCode: 'KG' })).toBe('GRANT_HELD');
  expect(await give({ ...anyRight, role: 'ADMINISTRATOR', countryCode: 'KG' })).toBe('GRANT_SCOPE_UNUSED');
  expect(await give({ ...anyRight, role: 'FOCAL_POINT' })).toBe('REQUIRED');
});
