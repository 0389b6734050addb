import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { register, registerSessions } from '../register/queries';
import type { Register } from '../register/types';
import { stranger, testOperation, testRun } from '../testing/fixture';
import { board, markHistory } from './queries';
import type { Board } from './types';

test('the board has one letter a session, in the sessions’ order, and sparse details', async () => {
  const run = await testRun({ people: 3, sessions: 3 });
  const [s1, s2, s3] = run.sessionIds;
  const [a, b] = run.enrolmentIds;
  await recordAttendance(run.trainer, [
    testOperation(s3, a, { status: 'LATE', minutes: 12 }),
    testOperation(s1, a, { status: 'PRESENT' }),
    testOperation(s1, b, { status: 'LEFT_EARLY' }),
    testOperation(s2, b, { status: 'NOT_RECORDED', note: 'ill?' }),
    testOperation(s3, b, { status: 'EXCUSED' }),
  ]);
  const seen = JSON.parse(await board(run.coordinator, run.runId)) as Board;
  expect(seen.sessions.map((each) => each.id)).toEqual(run.sessionIds);
  expect(seen.people.map((each) => each[6])).toEqual(['P.L', 'E.X', '...']);
  expect(seen.details).toEqual(
    expect.arrayContaining([
      [0, 2, 12, 0],
      [1, 1, null, 1],
    ]),
  );
  expect(seen.details).toHaveLength(2);
  expect(seen.rule).toEqual({ minPercent: 80, of: 'SESSIONS', excused: 'NEUTRAL' });
});

test('someone who withdrew stays on the board with what was recorded, and leaves the register', async () => {
  const run = await testRun({ people: 2, sessions: 1 });
  await recordAttendance(run.trainer, [testOperation(run.sessionIds[0], run.enrolmentIds[0])]);
  await db.enrolment.updateMany({
    where: { runId: run.runId },
    data: { state: 'WITHDRAWN', stateAt: new Date() },
  });
  const seen = JSON.parse(await board(run.trainer, run.runId)) as Board;
  expect(seen.people.map((each) => [each[0], each[6]])).toEqual([[run.enrolmentIds[0], 'P']]);
  const read = JSON.parse(await register(run.trainer, run.sessionIds[0] ?? '')) as Register;
  expect(read.people).toEqual([]);
});

test('a run without sessions or people is an empty board', async () => {
  const run = await testRun({ people: 0, sessions: 0 });
  expect(JSON.parse(await board(run.coordinator, run.runId))).toMatchObject({
    sessions: [],
    people: [],
    details: [],
  });
});

test('the register holds the roster and the current marks, in names’ order', async () => {
  const run = await testRun({ people: 3, sessions: 1 });
  const first = testOperation(run.sessionIds[0], run.enrolmentIds[1], { status: 'ABSENT', note: 'Звонил' });
  await recordAttendance(run.trainer, [first]);
  const read = JSON.parse(await register(run.trainer, run.sessionIds[0] ?? '')) as Register;
  expect(read.people.map((each) => each[0])).toEqual(run.enrolmentIds);
  expect(read.people[0]).toEqual([
    run.enrolmentIds[0],
    'Асанов Бакыт 1',
    'Bakyt Asanov 1',
    'asanov bakit 1',
    null,
    'CONFIRMED',
    expect.any(String),
    null,
  ]);
  expect(read.marks).toEqual([
    [
      first.enrolmentId,
      'ABSENT',
      null,
      'Звонил',
      expect.any(String),
      first.id,
      'Test',
      'trainer',
      'REGISTER',
    ],
  ]);
  expect(read.session).toMatchObject({
    durationMinutes: 90,
    cancelled: false,
    place: 'Bishkek',
    timeZone: 'Asia/Bishkek',
  });
  expect(read.account).toBe(run.trainer.accountId);
});

test('foreign, unknown and malformed ids are not found, for every reading', async () => {
  const [run, other] = [await testRun({ people: 1, sessions: 1 }), await testRun({ people: 1, sessions: 1 })];
  const unknown = '0190a000-0000-7000-8000-000000000000';
  const session = run.sessionIds[0] ?? '';
  for (const actor of [other.trainer, other.coordinator, await stranger()]) {
    await expect(register(actor, session)).rejects.toThrow(NotFound);
    await expect(board(actor, run.runId)).rejects.toThrow(NotFound);
    await expect(markHistory(actor, run.runId, session, run.enrolmentIds[0] ?? '')).rejects.toThrow(NotFound);
  }
  await expect(register(run.trainer, unknown)).rejects.toThrow(NotFound);
  await expect(register(run.trainer, "' OR 1=1")).rejects.toThrow(NotFound);
  await expect(board(run.trainer, unknown)).rejects.toThrow(NotFound);
  // One's own run does not open another run's history.
  expect(
    await markHistory(run.trainer, run.runId, other.sessionIds[0] ?? '', other.enrolmentIds[0] ?? ''),
  ).toEqual([]);
});

test('the history names who recorded what when on which device, the current mark first', async () => {
  const run = await testRun({ people: 1, sessions: 1 });
  const [session, enrolment] = [run.sessionIds[0] ?? '', run.enrolmentIds[0] ?? ''];
  const older = testOperation(session, enrolment, {
    status: 'ABSENT',
    at: '2026-01-01T08:00:00.000Z',
    device: 'Phone',
  });
  const newer = testOperation(session, enrolment, {
    status: 'LATE',
    minutes: 5,
    at: '2026-01-01T09:00:00.000Z',
  });
  await recordAttendance(run.trainer, [newer]);
  await recordAttendance(run.coordinator, [older]);
  const history = await markHistory(run.coordinator, run.runId, session, enrolment);
  expect(history.map((each) => [each.id, each.by, each.device, each.deviceAt])).toEqual([
    [newer.id, 'trainer', 'Test', newer.at],
    [older.id, 'coordinator', 'Phone', older.at],
  ]);
});

test('a trainer’s list has the sessions taught, with what is missing; a removed trainer’s has none', async () => {
  const run = await testRun({ people: 2, sessions: 2 });
  const personId = run.trainer.personId ?? '';
  const sessions = await db.trainingSession.findMany({ where: { runId: run.runId } });
  await db.sessionTrainer.createMany({
    data: sessions.map(({ id, startsAt, endsAt }) => ({ sessionId: id, personId, startsAt, endsAt })),
  });
  await recordAttendance(run.trainer, [testOperation(run.sessionIds[0], run.enrolmentIds[0])]);
  const list = await registerSessions(run.trainer);
  expect(list.sessions.map((each) => [each.id, each.people, each.recorded])).toEqual([
    [run.sessionIds[0], 2, 1],
    [run.sessionIds[1], 2, 0],
  ]);
  await db.trainerAssignment.updateMany({
    where: { runId: run.runId },
    data: { removedAt: new Date(), removedBy: 'test' },
  });
  expect((await registerSessions(run.trainer)).sessions).toEqual([]);
  expect((await registerSessions(run.coordinator)).sessions).toEqual([]);
});
