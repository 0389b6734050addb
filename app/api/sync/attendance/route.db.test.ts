import { randomUUID } from 'node:crypto';
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
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Record<string, unknown>,
  };
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

  test('takes people on no list, what was seen and how it came; and devices that say nothing of it', async () => {
    const own = await testRun({ people: 2, sessions: 1 });
    const [session, first, second] = [own.sessionIds[0], own.enrolmentIds[0], own.enrolmentIds[1]];
    const older = testOperation(session, first);
    const scanned = testOperation(session, second, { source: 'SCAN', seenId: older.id });
    const walkIn = testOperation(session, randomUUID(), { walkInName: ' Тилек\0 Садыков ' });
    const checkIn = testOperation(session, first, { source: 'CHECK_IN' });
    const board = testOperation(session, first, { source: 'BOARD' });
    const nameless = testOperation(session, randomUUID(), { walkInName: '  ' });
    const all = [older, scanned, walkIn, checkIn, board, nameless];
    const answers = async (actor: Actor) => {
      const { status, body } = await send(actor, batch(...all));
      expect(status).toBe(200);
      const byId = new Map(
        (body.answers as { id: string; answer: string; code?: string }[]).map((each) => [each.id, each]),
      );
      return all.map(({ id }) => byId.get(id)?.code ?? byId.get(id)?.answer);
    };
    const refused = ['OPERATION_INVALID', 'OPERATION_INVALID', 'NOT_ON_ROSTER'];
    expect(await answers(own.trainer)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', ...refused]);
    expect(await answers(own.trainer)).toEqual(['KNOWN', 'KNOWN', 'KNOWN', ...refused]);
    const kept = await db.attendanceOperation.findMany({ where: { runId: own.runId } });
    expect(new Map(kept.map(({ id, source, seenId }) => [id, [source, seenId]]))).toEqual(
      new Map([
        [older.id, ['REGISTER', null]],
        [scanned.id, ['SCAN', older.id]],
      ]),
    );
    const names = await db.walkIn.findMany({ where: { runId: own.runId }, select: { name: true } });
    expect(names).toEqual([{ name: 'Тилек Садыков' }]);
  });

  test('text that was cut in the middle of a character, and a year that is none, spoil no batch', async () => {
    const cut = testOperation(run.sessionIds[0], run.enrolmentIds[0], {
      note: 'late \ud83d',
      device: '\ude00',
    });
    const walkIn = testOperation(run.sessionIds[0], randomUUID(), { walkInName: 'Ким \ud83d' });
    const yearless = testOperation(run.sessionIds[0], run.enrolmentIds[0]);
    const reply = await send(run.trainer, batch(cut, walkIn, { ...yearless, at: '0000-01-01T00:00:00Z' }));
    expect(reply.status).toBe(200);
    expect(reply.body.answers).toEqual([
      { id: cut.id, answer: 'ACCEPTED' },
      { id: walkIn.id, answer: 'ACCEPTED' },
      { id: yearless.id, answer: 'REFUSED', code: 'OPERATION_INVALID' },
    ]);
    const again = await send(run.trainer, batch(cut, walkIn));
    expect(again.body.answers).toMatchObject([{ answer: 'KNOWN' }, { answer: 'KNOWN' }]);
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

  test('a whole hall at once: who finds no room is asked to come again, and of theirs nothing is recorded', async () => {
    const hall = await testRun({ people: 60, sessions: 1 });
    const all = hall.enrolmentIds.map((id) => testOperation(hall.sessionIds[0], id));
    const replies = await Promise.all(all.map((each) => send(hall.trainer, batch(each))));
    const taken = all.filter((_, index) => replies[index]?.status === 200);
    const busy = replies.filter(({ status }) => status === 503);
    expect(taken.length).toBeGreaterThan(0);
    expect(busy.length).toBeGreaterThan(0);
    expect(taken.length + busy.length).toBe(60);
    for (const { body, retryAfter } of busy) {
      expect(body.code).toBe('BUSY');
      expect(Number(retryAfter)).toBeGreaterThanOrEqual(2);
      expect(Number(retryAfter)).toBeLessThan(10);
    }
    const kept = await db.attendanceOperation.findMany({
      where: { runId: hall.runId },
      select: { id: true },
    });
    expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(taken.map(({ id }) => id)));
    const again = await send(hall.trainer, batch(...all));
    const known = new Set(kept.map(({ id }) => id));
    expect(again.body.answers).toEqual(
      all.map(({ id }) => ({ id, answer: known.has(id) ? 'KNOWN' : 'ACCEPTED' })),
    );
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
