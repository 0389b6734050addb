import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '@/lib/auth/accounts/commands';
import { loadActor, systemActor, type Actor } from '@/lib/auth/actor';
import { makeApiToken } from '@/lib/auth/api-tokens/commands';
import { tokenDay } from '@/lib/auth/api-tokens/queries';
import type { ApiScope } from '@/lib/auth/api-tokens/schema';
import { closeLimits } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { valueOrRollBack } from '@/lib/errors/outcome';
import { GET as document } from '../openapi.json/route';
import { GET } from './route';

let owner: Actor;
beforeAll(async () => {
  const { accountId } = valueOrRollBack(
    await createAccount(systemActor('test'), {
      ...{ email: 'api@office.example', name: 'Somebody', password: 'four words in a row' },
      grants: [{ role: 'ADMINISTRATOR' }],
    }),
  );
  owner = (await loadActor(accountId)) as Actor;
});
afterAll(async () => {
  await closeLimits();
  await db.$disconnect();
});

const tokenOf = async (...scopes: ApiScope[]) =>
  valueOrRollBack(await makeApiToken(owner, { name: 'x', scopes, endsOn: await tokenDay(new Date()) }));

const get = (path: string, headers: Record<string, string> = {}) => {
  const { pathname } = new URL(path, 'http://localhost:3000');
  const parts = pathname.split('/').slice(3);
  return GET(new Request(`http://localhost:3000${path}`, { headers }), {
    params: Promise.resolve(parts.length > 0 ? { path: parts } : {}),
  });
};
const by = (token: string) => ({ authorization: `Bearer ${token}` });

test('answers with data that no copy is kept of, and with 304 who has it already', async () => {
  const { token } = await tokenOf('runs:read');
  const answer = await get('/api/v1/runs', by(token));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/json; charset=utf-8',
  ]);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await answer.json()).toEqual({ data: [], next: null });
  const etag = answer.headers.get('etag') ?? '';
  const again = await get('/api/v1/runs', { ...by(token), 'if-none-match': etag });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('a problem is one of RFC 9457, in the language that is asked for', async () => {
  const { token } = await tokenOf('runs:read');
  const problem = async (path: string, headers: Record<string, string>) => {
    const answer = await get(path, headers);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    return { answer, body: (await answer.json()) as Record<string, unknown> };
  };
  const missing = await problem('/api/v1/runs', {});
  expect(missing.body).toMatchObject({ status: 401, code: 'TOKEN_MISSING' });
  expect(missing.answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  const scope = await problem('/api/v1/people', by(token));
  expect(scope.body).toMatchObject({ status: 403, code: 'SCOPE_MISSING', scope: 'people:read' });
  expect(scope.body.detail).toContain('people:read');
  const unknown = await problem('/api/v1/runs?q=x', { ...by(token), 'accept-language': 'ru' });
  expect(unknown.body).toMatchObject({ status: 400, code: 'PARAMETER_UNKNOWN', parameter: 'q' });
  expect(unknown.body.title).toBe('Параметр неизвестен');
  expect((await problem('/api/v1/nothing', by(token))).body).toMatchObject({
    status: 404,
    code: 'NOT_FOUND',
  });
});

test('guesses are limited by address, and a known token from there is not held back', async () => {
  const { token } = await tokenOf('runs:read');
  const from = { 'x-forwarded-for': '203.0.113.7' };
  const guess = () => get('/api/v1', { ...by(`cascade_${'0'.repeat(40)}`), ...from });
  const statuses = (await Promise.all(Array.from({ length: 31 }, guess))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await get('/api/v1', { ...by(token), ...from })).status).toBe(200);
});

test('a token is limited for itself', async () => {
  const [busy, other] = [await tokenOf('runs:read'), await tokenOf('runs:read')];
  const statuses: number[] = [];
  for (let round = 0; round < 31; round++)
    statuses.push(
      ...(await Promise.all(Array.from({ length: 10 }, () => get('/api/v1', by(busy.token))))).map(
        ({ status }) => status,
      ),
    );
  expect(statuses.filter((status) => status === 200)).toHaveLength(300);
  expect(statuses.at(-1)).toBe(429);
  expect((await get('/api/v1', by(other.token))).status).toBe(200);
});

test('that names were read is in the audit log, once an hour and path', async () => {
  const { token, tokenId } = await tokenOf('people:read', 'runs:read');
  for (const path of ['/api/v1/people', '/api/v1/people?limit=1', '/api/v1/runs', '/api/v1'])
    expect((await get(path, by(token))).status).toBe(200);
  const logged = await db.auditEntry.findMany({ where: { subjectId: tokenId, action: 'readByToken' } });
  expect(logged.map(({ actor, details }) => ({ actor, details }))).toEqual([
    { actor: owner.by, details: { path: '/api/v1/people' } },
  ]);
});

test('the document is for everybody', async () => {
  expect(await document().json()).toMatchObject({ openapi: '3.1.0' });
});
