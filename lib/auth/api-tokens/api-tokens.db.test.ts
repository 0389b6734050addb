import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { valueOrRollBack } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import { createAccount, disableAccount, enableAccount } from '../accounts/commands';
import { loadActor, systemActor, type Actor } from '../actor';
import { grant, revoke } from '../grants/commands';
import { sessionCookie, sessionToken } from '../session-token';
import { makeApiToken, revokeApiToken } from './commands';
import { actorOfToken, apiTokens, tokenDay } from './queries';
import { latestEnd, mostTokens } from './rules';

const seed = systemActor('test');
const now = new Date();
let today = '';
let accounts = 0;

async function somebody(role?: 'ADMINISTRATOR'): Promise<Actor> {
  const { accountId } = valueOrRollBack(
    await createAccount(seed, {
      email: `token${++accounts}@office.example`,
      name: 'Somebody',
      password: 'four words in a row',
      grants: role ? [{ role }] : [],
    }),
  );
  return (await loadActor(accountId)) as Actor;
}

const input = (changes: object = {}) => ({
  ...{ name: 'Dashboard', scopes: ['runs:read' as const], endsOn: latestEnd(today) },
  ...changes,
});
const make = async (actor: Actor, changes: object = {}) =>
  valueOrRollBack(await makeApiToken(actor, input(changes)));
const requestOf = (token: string, more: Record<string, string> = {}) =>
  new Request('http://localhost:3000/api/v1', { headers: { authorization: `Bearer ${token}`, ...more } });
const who = async (token: string) => {
  const found = await actorOfToken(requestOf(token), now);
  return typeof found === 'string' ? found : found.actor.accountId;
};

beforeAll(async () => {
  today = await tokenDay(now);
});
afterAll(() => db.$disconnect());

test('a token opens for its account, and only a hash of it is kept', async () => {
  const actor = await somebody();
  const { token, tokenId } = await make(actor);
  expect(token).toMatch(/^cascade_[0-9a-f]{40}$/);
  expect(await actorOfToken(requestOf(token), now)).toMatchObject({
    ...{ tokenId, scopes: ['runs:read'] },
    actor: { accountId: actor.accountId, kind: 'account' },
  });
  const [row] = await db.$queryRaw<
    { text: string }[]
  >`SELECT t::text AS text FROM api_token t WHERE id = ${tokenId}::uuid`;
  const logged = await db.auditEntry.findMany({ where: { subjectId: tokenId } });
  expect(logged.map(({ action }) => action)).toEqual(['makeApiToken']);
  for (const text of [row?.text ?? '', JSON.stringify(logged.map(({ details }) => details))])
    expect(text).not.toContain(token.slice('cascade_'.length));
});

test('no token, one that never was, and a cookie are nobody', async () => {
  const actor = await somebody();
  const { token } = await make(actor);
  const cookie = `${sessionCookie()}=${await sessionToken({ accountId: actor.accountId ?? '', signedInAt: now })}`;
  expect(await actorOfToken(new Request('http://localhost:3000/', { headers: { cookie } }), now)).toBe(
    'MISSING',
  );
  expect(await who(token.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe('UNKNOWN');
  for (const text of ['', 'x', token.toUpperCase(), ` ${token} x`])
    expect(['MISSING', 'UNKNOWN']).toContain(await who(text));
});

test('it opens to the end of its last day in the office’s zone', async () => {
  const actor = await somebody();
  const { token, tokenId } = await make(actor);
  const endsOn = (day: string) =>
    db.apiToken.update({ where: { id: tokenId }, data: { endsOn: dateOf(day) } });
  await endsOn(today);
  expect(await who(token)).toBe(actor.accountId);
  await endsOn('2020-01-01');
  expect(await who(token)).toBe('UNKNOWN');
  expect(await apiTokens(actor, actor.accountId ?? '', now)).toEqual([]);
});

test('it is taken back by its owner or an administrator, and by nobody else', async () => {
  const [owner, other, administrator] = [await somebody(), await somebody(), await somebody('ADMINISTRATOR')];
  const own = await make(owner);
  const second = await make(owner);
  await expect(revokeApiToken(other, own.tokenId)).rejects.toThrow(NotFound);
  await expect(apiTokens(other, owner.accountId ?? '', now)).rejects.toThrow(NotFound);
  expect(await who(own.token)).toBe(owner.accountId);
  for (const actor of [owner, administrator])
    expect(await apiTokens(actor, owner.accountId ?? '', now)).toHaveLength(2);
  valueOrRollBack(await revokeApiToken(owner, own.tokenId));
  valueOrRollBack(await revokeApiToken(administrator, second.tokenId));
  valueOrRollBack(await revokeApiToken(owner, own.tokenId));
  expect([await who(own.token), await who(second.token)]).toEqual(['UNKNOWN', 'UNKNOWN']);
  const logged = await db.auditEntry.findMany({
    where: { action: 'revokeApiToken', subjectId: { in: [own.tokenId, second.tokenId] } },
    orderBy: { seq: 'asc' },
  });
  expect(logged.map(({ actor }) => actor)).toEqual([owner.by, administrator.by]);
});

test('it dies with its account, and does not come back with it', async () => {
  const owner = await somebody();
  const { token } = await make(owner);
  valueOrRollBack(await disableAccount(seed, owner.accountId ?? ''));
  expect(await who(token)).toBe('UNKNOWN');
  valueOrRollBack(await enableAccount(seed, owner.accountId ?? ''));
  expect(await who(token)).toBe('UNKNOWN');
});

test('a right that is given or taken works at its next request', async () => {
  const owner = await somebody();
  const { token } = await make(owner);
  const rights = async () => {
    const found = await actorOfToken(requestOf(token), now);
    return typeof found === 'string' ? found : found.actor.grants.map(({ role }) => role);
  };
  expect(await rights()).toEqual([]);
  const right = { programmeId: null, countryCode: null, institutionId: null };
  const { grantId } = valueOrRollBack(
    await grant(seed, owner.accountId ?? '', { role: 'COORDINATOR', ...right }),
  );
  expect(await rights()).toEqual(['COORDINATOR']);
  valueOrRollBack(await revoke(seed, grantId));
  expect(await rights()).toEqual([]);
});

test('when it was used is noted, to the minute', async () => {
  const owner = await somebody();
  const { token, tokenId } = await make(owner);
  const usedAt = async (seconds: number) => {
    await actorOfToken(requestOf(token), new Date(now.getTime() + seconds * 1000));
    const { lastUsedAt } = await db.apiToken.findUniqueOrThrow({ where: { id: tokenId } });
    return ((lastUsedAt?.getTime() ?? 0) - now.getTime()) / 1000;
  };
  expect([await usedAt(0), await usedAt(59), await usedAt(61)]).toEqual([0, 0, 61]);
});

test('what cannot be made is refused', async () => {
  const owner = await somebody();
  const codes = async (changes: object) => {
    const outcome = await makeApiToken(owner, input(changes));
    return outcome.ok ? [] : outcome.refusals.map(({ code }) => code);
  };
  expect(await codes({ endsOn: '2020-01-01' })).toEqual(['TOKEN_END_PAST']);
  expect(await codes({ endsOn: '2099-01-01' })).toEqual(['TOKEN_END_FAR']);
  await expect(makeApiToken(seed, input())).rejects.toThrow(NotFound);
  // All at once, from as many windows.
  const made = await Promise.all(Array.from({ length: mostTokens + 3 }, () => makeApiToken(owner, input())));
  expect(made.filter(({ ok }) => ok)).toHaveLength(mostTokens);
  expect(await codes({})).toEqual(['TOO_MANY_TOKENS']);
});

test('the database refuses a token of more than a year, and one that opens nothing', async () => {
  const owner = await somebody();
  const data = {
    accountId: owner.accountId ?? '',
    name: 'x',
    scopes: ['runs:read'],
    endsOn: dateOf('2099-01-01'),
  };
  await expect(db.apiToken.create({ data: { ...data, tokenHash: '1'.repeat(64) } })).rejects.toThrow(
    /within_a_year/,
  );
  await expect(
    db.apiToken.create({ data: { ...data, endsOn: dateOf(today), scopes: [], tokenHash: '2'.repeat(64) } }),
  ).rejects.toThrow(/opens_something/);
});
