import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { recordAttendance } from './commands';
import { clampClock, fold, markKey } from './rules';
import { stranger, testOperation, testRun, type TestRun } from './testing/fixture';
import type { Operation } from './types';

let run: TestRun;
let other: TestRun;

beforeAll(async () => {
  run = await testRun({ people: 4, sessions: 2 });
  other = await testRun({ people: 1, sessions: 1 });
});

const one = async (actor: TestRun['trainer'], operation: Operation) => {
  const { answers } = await recordAttendance(actor, [operation]);
  return answers[0]?.answer === 'REFUSED' ? answers[0].code : answers[0]?.answer;
};

const marksOf = async (runId: string) =>
  db.attendanceMark.findMany({
    where: { runId },
    select: { sessionId: true, enrolmentId: true, operationId: true },
  });

describe('recordAttendance', () => {
  test('keeps an operation once, however often it comes', async () => {
    const operation = testOperation(run.sessionIds[0], run.enrolmentIds[0], { status: 'LATE', minutes: 10 });
    const { answers } = await recordAttendance(run.trainer, [operation, operation]);
    expect(answers.map((each) => each.answer)).toEqual(['ACCEPTED', 'KNOWN']);
    expect(await one(run.coordinator, operation)).toBe('KNOWN');
    expect(await db.attendanceOperation.count({ where: { id: operation.id } })).toBe(1);
    const mark = await db.attendanceMark.findFirstOrThrow({ where: { operationId: operation.id } });
    expect(mark).toMatchObject({
      status: 'LATE',
      minutes: 10,
      recordedById: run.trainer.accountId,
      device: 'Test',
    });
  });

  test('refuses an id that comes with another content, also inside one batch', async () => {
    const operation = testOperation(run.sessionIds[0], run.enrolmentIds[1]);
    const changed = { ...operation, status: 'ABSENT' as const };
    const { answers } = await recordAttendance(run.trainer, [operation, changed]);
    expect(answers).toEqual([
      { id: operation.id, answer: 'ACCEPTED' },
      { id: operation.id, answer: 'REFUSED', code: 'OPERATION_ID_REUSED' },
    ]);
    expect(await one(run.trainer, changed)).toBe('OPERATION_ID_REUSED');
  });

  test('a late arrival of an older operation does not win', async () => {
    const [session, enrolment] = [run.sessionIds[0], run.enrolmentIds[2]];
    const older = testOperation(session, enrolment, { at: '2026-01-01T10:00:00.000Z', status: 'ABSENT' });
    const newer = testOperation(session, enrolment, { at: '2026-01-01T10:00:00.001Z', status: 'PRESENT' });
    await recordAttendance(run.trainer, [newer]);
    await recordAttendance(run.trainer, [older]);
    const mark = await db.attendanceMark.findFirstOrThrow({
      where: { enrolmentId: enrolment ?? '', sessionId: session ?? '' },
    });
    expect(mark.operationId).toBe(newer.id);
  });

  test('unknown, foreign and hidden sessions look alike', async () => {
    const unknown = '0190a000-0000-7000-8000-000000000000';
    expect(await one(run.trainer, testOperation(unknown, run.enrolmentIds[0]))).toBe('SESSION_UNKNOWN');
    expect(await one(run.trainer, testOperation(other.sessionIds[0], other.enrolmentIds[0]))).toBe(
      'SESSION_UNKNOWN',
    );
    expect(await one(await stranger(), testOperation(run.sessionIds[0], run.enrolmentIds[0]))).toBe(
      'SESSION_UNKNOWN',
    );
  });

  test('a trainer who was removed can no longer write, and learns what had arrived', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const [session, enrolment] = [own.sessionIds[0], own.enrolmentIds[0]];
    const arrived = testOperation(session, enrolment);
    await recordAttendance(own.trainer, [arrived]);
    await db.trainerAssignment.updateMany({
      where: { runId: own.runId },
      data: { removedAt: new Date(), removedBy: 'test' },
    });
    expect(await one(own.trainer, testOperation(session, enrolment))).toBe('SESSION_UNKNOWN');
    expect(await one(own.trainer, arrived)).toBe('KNOWN');
    expect(await one(await stranger(), arrived)).toBe('SESSION_UNKNOWN');
  });

  test('a trainer who joined after a session has no word about it; one who taught it has', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const operation = () => testOperation(own.sessionIds[0], own.enrolmentIds[0]);
    await db.trainerAssignment.updateMany({ where: { runId: own.runId }, data: { assignedAt: new Date() } });
    expect(await one(own.trainer, operation())).toBe('NOT_YOUR_SESSION');
    expect(await one(own.coordinator, operation())).toBe('ACCEPTED');
    const { startsAt, endsAt } = await db.trainingSession.findFirstOrThrow({ where: { runId: own.runId } });
    await db.sessionTrainer.create({
      data: { sessionId: own.sessionIds[0] ?? '', personId: own.trainer.personId ?? '', startsAt, endsAt },
    });
    expect(await one(own.trainer, operation())).toBe('ACCEPTED');
  });

  test('says how a mark came and what whoever recorded it saw', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const first = testOperation(own.sessionIds[0], own.enrolmentIds[0], { source: 'SCAN' });
    const second = testOperation(own.sessionIds[0], own.enrolmentIds[0], {
      source: 'BOARD',
      seenId: first.id,
    });
    await recordAttendance(own.trainer, [first]);
    await recordAttendance(own.coordinator, [second]);
    const kept = await db.attendanceOperation.findMany({
      where: { runId: own.runId },
      orderBy: { receivedAt: 'asc' },
    });
    expect(kept.map(({ source, seenId }) => [source, seenId])).toEqual([
      ['SCAN', null],
      ['BOARD', first.id],
    ]);
  });

  test('the board and files are for whoever manages the run; a check-in is nobody’s to send', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const from = (source: Operation['source']) =>
      testOperation(own.sessionIds[0], own.enrolmentIds[0], source ? { source } : {});
    for (const source of ['BOARD', 'FILE'] as const) {
      expect(await one(own.trainer, from(source))).toBe('OPERATION_INVALID');
      expect(await one(other.coordinator, from(source))).toBe('SESSION_UNKNOWN');
      expect(await one(own.coordinator, from(source))).toBe('ACCEPTED');
    }
    for (const actor of [own.trainer, own.coordinator]) {
      expect(await one(actor, from('CHECK_IN'))).toBe('OPERATION_INVALID');
    }
  });

  test('only people of the roster', async () => {
    const enrolment = other.enrolmentIds[0];
    expect(await one(run.trainer, testOperation(run.sessionIds[0], enrolment))).toBe('NOT_ON_ROSTER');
    const own = await testRun({ people: 1, sessions: 1 });
    await db.enrolment.updateMany({
      where: { runId: own.runId },
      data: { state: 'WITHDRAWN', stateAt: new Date('2026-06-02T12:00:00Z') },
    });
    const operation = (at: string) => testOperation(own.sessionIds[0], own.enrolmentIds[0], { at });
    expect(await one(own.trainer, operation('2026-06-02T12:00:00.001Z'))).toBe('NOT_ON_ROSTER');
    // Recorded before the person withdrew, and sent after.
    expect(await one(own.trainer, operation('2026-06-02T11:00:00.000Z'))).toBe('ACCEPTED');
  });

  test('minutes, notes and cancelled sessions', async () => {
    const operation = (change: Partial<Operation>) =>
      testOperation(run.sessionIds[1], run.enrolmentIds[3], change);
    expect(await one(run.trainer, operation({ status: 'PRESENT', minutes: 5 }))).toBe('MINUTES_INVALID');
    expect(await one(run.trainer, operation({ status: 'LATE', minutes: 91 }))).toBe('MINUTES_INVALID');
    expect(await one(run.trainer, operation({ status: 'LATE', minutes: 90 }))).toBe('ACCEPTED');
    expect(await one(run.trainer, operation({ note: 'x'.repeat(501) }))).toBe('NOTE_TOO_LONG');
    const own = await testRun({ people: 1, sessions: 1 });
    await db.trainingSession.updateMany({ where: { runId: own.runId }, data: { cancelledAt: new Date() } });
    expect(await one(own.trainer, testOperation(own.sessionIds[0], own.enrolmentIds[0]))).toBe(
      'SESSION_CANCELLED',
    );
  });

  test('a clock in the future is clamped to the receipt and keeps its own word', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const ahead = testOperation(own.sessionIds[0], own.enrolmentIds[0], { at: '2099-01-01T00:00:00.000Z' });
    const { receivedAt, answers } = await recordAttendance(own.trainer, [ahead]);
    const kept = await db.attendanceOperation.findUniqueOrThrow({ where: { id: ahead.id } });
    expect(kept.at.toISOString()).toBe(receivedAt);
    expect(kept.receivedAt.toISOString()).toBe(receivedAt);
    expect(kept.deviceAt.toISOString()).toBe(ahead.at);
    expect(answers).toEqual([{ id: ahead.id, answer: 'ACCEPTED', at: receivedAt }]);
    // Received a second time, it still counts from the first.
    const again = await recordAttendance(own.trainer, [ahead]);
    expect(again.receivedAt > receivedAt).toBe(true);
    expect(again.answers).toEqual([{ id: ahead.id, answer: 'KNOWN', at: receivedAt }]);
  });

  test('one bad operation leaves the others of its batch alone', async () => {
    const own = await testRun({ people: 2, sessions: 1 });
    const good = testOperation(own.sessionIds[0], own.enrolmentIds[0]);
    const bad = testOperation(own.sessionIds[0], other.enrolmentIds[0]);
    const { answers } = await recordAttendance(own.trainer, [bad, good]);
    expect(answers).toEqual([
      { id: bad.id, answer: 'REFUSED', code: 'NOT_ON_ROSTER' },
      { id: good.id, answer: 'ACCEPTED' },
    ]);
  });

  test('batches at once, in opposite orders, all end, and alike', async () => {
    const own = await testRun({ people: 40, sessions: 2 });
    const all = own.sessionIds.flatMap((session) =>
      own.enrolmentIds.flatMap((enrolment, index) =>
        ['PRESENT', 'ABSENT', 'EXCUSED'].map((status, turn) =>
          testOperation(session, enrolment, {
            status: status as 'PRESENT',
            at: new Date(1.7e12 + ((index * 7 + turn * 5) % 9)).toISOString(),
          }),
        ),
      ),
    );
    const batches = Array.from({ length: 8 }, (_, turn) =>
      (turn % 2 ? [...all].reverse() : all).slice(turn * 5),
    );
    await Promise.all(batches.map((batch) => recordAttendance(own.trainer, batch)));
    await recordAttendance(own.trainer, all);
    const expected = fold(all);
    const marks = await marksOf(own.runId);
    expect(marks).toHaveLength(expected.size);
    for (const mark of marks) expect(mark.operationId).toBe(expected.get(markKey(mark))?.id);
  });

  test('property: random histories in random batches end as the rule says', async () => {
    const statuses = ['PRESENT', 'LATE', 'ABSENT', 'EXCUSED', 'NOT_RECORDED', 'LEFT_EARLY'] as const;
    const tap = fc.record({
      session: fc.integer({ min: 0, max: 1 }),
      enrolment: fc.integer({ min: 0, max: 2 }),
      status: fc.constantFrom(...statuses),
      // Days behind to days ahead of the office's clock.
      clock: fc.integer({ min: -300_000, max: 300_000 }),
    });
    const own = await testRun({ people: 3, sessions: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(tap, { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat(1000)),
        async (taps, chance) => {
          const next = () => chance.next().value ?? 0;
          const history = taps.map(({ session, enrolment, status, clock }) =>
            testOperation(own.sessionIds[session], own.enrolmentIds[enrolment], {
              status,
              at: new Date(Date.now() + clock * 1000).toISOString(),
            }),
          );
          const queue = [...history, ...history.filter(() => next() % 3 === 0)]
            .map((operation) => ({ operation, order: next() }))
            .sort((a, b) => a.order - b.order)
            .map((each) => each.operation);
          const received = new Map<string, string>();
          const told = new Map<string, (string | undefined)[]>();
          while (queue.length > 0) {
            const batch = queue.splice(0, 1 + (next() % 9));
            const { receivedAt, answers } = await recordAttendance(own.trainer, batch);
            for (const each of answers) {
              if (each.answer === 'ACCEPTED') received.set(each.id, receivedAt);
              if (each.answer !== 'REFUSED') told.set(each.id, [...(told.get(each.id) ?? []), each.at]);
            }
          }
          expect(received.size).toBe(history.length);
          const kept = await db.attendanceOperation.findMany({ where: { runId: own.runId } });
          const stored = kept.map((row) => ({ ...row, at: row.at.toISOString() }));
          for (const operation of history) {
            const at = clampClock(operation.at, received.get(operation.id) ?? '');
            expect(stored.find((row) => row.id === operation.id)?.at).toBe(at);
            // However often it was sent, every answer names the same time, or none where it is the device's own.
            const expectedAt = at === operation.at ? undefined : at;
            expect(new Set(told.get(operation.id))).toEqual(new Set([expectedAt]));
          }
          const expected = fold(stored);
          const marks = await marksOf(own.runId);
          expect(marks).toHaveLength(expected.size);
          for (const mark of marks) expect(mark.operationId).toBe(expected.get(markKey(mark))?.id);
        },
      ),
      { numRuns: 25 },
    );
  });
});
