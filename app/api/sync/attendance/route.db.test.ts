import { beforeAll, describe, expect, test, vi } from 'vitest';
import { testOperation, testRun, type TestRun } from '@/lib/attendance/testing/fixture';
import { sessionCookie, sessionToken } from '@/lib/auth/session-token';
import { db } from '@/lib/db/client';
import type { Actor } from '@/lib/auth/actor';
import { POST } from './route';

// The endpoint reads its cookie from the request; next/headers belongs to pages and is not there in a test.
vi.mock('server-only', () => ({}));
vi.mock('next/headers', () => ({ cookies: vi.fn(), headers: vi.fn() }));

let run: TestRun;
let other: TestRun;

beforeAll(async () => {
  run = await testRun({ people: 3, sessions: 1 });
  other = await testRun({ people: 1, sessions: 1 });
});

const address = 'http://office.example/api/sync/attendance';

async function send(actor: Actor | null, body: unknown, headers: Record<string, string> = {}) {
  const cookie: Record<string, string> = actor?.accountId
    ? {
        cookie: `${sessionCookie()}=${await sessionToken({ accountId: actor.accountId, signedInAt: new Date() })}`,
      }
    : {};
  const response = await POST(
    new Request(address, {
      method: 'POST',
      headers: { origin: 'http://office.example', host: 'office.example', ...cookie, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const batch = (...operations: unknown[]) => ({ version: 1, operations });

describe('POST /api/sync/attendance', () => {
  test('answers for each operation, and once more the same way', async () => {
    const [first, second] = [0, 1].map((n) => testOperation(run.sessionIds[0], run.enrolmentIds[n]));
    const foreign = testOperation(other.sessionIds[0], other.enrolmentIds[0]);
    const notOnRoster = testOperation(run.sessionIds[0], other.enrolmentIds[0]);
    const unknown = testOperation(run.sessionIds[0], '0190a000-0000-7000-8000-000000000000');
    const ahead = testOperation(run.sessionIds[0], run.enrolmentIds[2], { at: '2099-01-01T00:00:00.000Z' });
    const misshapen = { ...testOperation(run.sessionIds[0], run.enrolmentIds[0]), status: 'ASLEEP' };
    const reply = await send(
      run.trainer,
      batch(first, second, first, foreign, notOnRoster, unknown, ahead, misshapen),
    );
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ version: 1, receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    const answers = reply.body.answers as { id: string; answer: string; code?: string }[];
    const of = (id: string | undefined) =>
      answers.filter((each) => each.id === id).map((each) => each.code ?? each.answer);
    expect(of(first?.id)).toEqual(['ACCEPTED', 'KNOWN']);
    expect(of(second?.id)).toEqual(['ACCEPTED']);
    expect(of(ahead.id)).toEqual(['ACCEPTED']);
    expect(of(foreign.id)).toEqual(['SESSION_UNKNOWN']);
    expect(of(notOnRoster.id)).toEqual(['NOT_ON_ROSTER']);
    expect(of(unknown.id)).toEqual(['NOT_ON_ROSTER']);
    expect(of(misshapen.id)).toEqual(['OPERATION_INVALID']);
    expect(await db.attendanceOperation.count({ where: { runId: run.runId } })).toBe(3);
    const again = await send(run.trainer, batch(first));
    expect(again.body.answers).toEqual([{ id: first?.id, answer: 'KNOWN' }]);
  });

  test('refuses a body whole when it cannot be read, with a code', async () => {
    const operation = testOperation(run.sessionIds[0], run.enrolmentIds[0]);
    const refused = async (body: unknown) => {
      const reply = await send(run.trainer, body);
      return [reply.status, reply.body.code];
    };
    expect(await refused('{')).toEqual([400, 'BODY_NOT_JSON']);
    expect(await refused('null')).toEqual([400, 'BODY_INVALID']);
    expect(await refused({ version: 2, operations: [] })).toEqual([400, 'VERSION_UNKNOWN']);
    expect(await refused({ version: 1, operations: {} })).toEqual([400, 'BODY_INVALID']);
    expect(await refused({ version: 1, operations: [{ ...operation, id: 7 }] })).toEqual([
      400,
      'BODY_INVALID',
    ]);
    expect(await refused(batch(...Array(1001).fill(operation)))).toEqual([413, 'TOO_MANY_OPERATIONS']);
    expect(await refused(`{"version":1,"operations":[],"x":"${'x'.repeat(1_000_000)}"}`)).toEqual([
      413,
      'BODY_TOO_LARGE',
    ]);
    expect(await db.attendanceOperation.count({ where: { id: operation.id } })).toBe(0);
  });

  test('nobody signed in, somebody else’s marks, a page of another origin', async () => {
    const body = batch(testOperation(run.sessionIds[0], run.enrolmentIds[0]));
    expect((await send(null, body)).status).toBe(401);
    expect(await send(run.trainer, { ...body, account: run.coordinator.accountId })).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_DIFFERS' },
    });
    expect((await send(run.trainer, body, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await send(run.trainer, body, { origin: 'null' })).status).toBe(403);
  });
});
