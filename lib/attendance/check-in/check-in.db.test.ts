import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { stranger, testOperation, testRun, type TestRun } from '../testing/fixture';
import { recordCheckIn } from './commands';
import { checkInScreen } from './queries';
import { scanOf, windowOf } from './rules';

/** A run whose first session is on now, and whose second is tomorrow. */
async function runNow(people = 3): Promise<TestRun> {
  const run = await testRun({ people, sessions: 2 });
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const [now = '', tomorrow = ''] = run.sessionIds;
  await db.trainingSession.update({ where: { id: now }, data: { startsAt: at(-5), endsAt: at(80) } });
  await db.trainingSession.update({
    where: { id: tomorrow },
    data: { startsAt: at(1440), endsAt: at(1500) },
  });
  return run;
}

let run: TestRun;
beforeAll(async () => {
  run = await runNow();
});

const scanNow = (of: TestRun, index = 0) => ({
  sessionId: of.sessionIds[index] ?? '',
  window: windowOf(new Date()),
});
const byInvitation = { accountId: null, device: 'Android · Chrome' };
const press = (of: TestRun, person: number, session = 0) =>
  recordCheckIn(scanNow(of, session), { enrolmentId: of.enrolmentIds[person] ?? '' }, byInvitation);

describe('a person who scans the code of the hall', () => {
  test('is recorded once, however often and fast they press', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => press(run, 0)));
    expect(outcomes.filter((each) => each?.kind === 'done')).toHaveLength(1);
    expect(outcomes.every((each) => each?.kind === 'done' || each?.kind === 'already')).toBe(true);
    const where = { enrolmentId: run.enrolmentIds[0] ?? '' };
    expect(await db.attendanceOperation.findMany({ where })).toMatchObject([
      { status: 'PRESENT', source: 'CHECK_IN', recordedById: null, device: 'Android · Chrome' },
    ]);
  });

  test('twenty at once are twenty', async () => {
    const hall = await runNow(20);
    await Promise.all(hall.enrolmentIds.map((_, index) => press(hall, index)));
    expect(await db.attendanceMark.count({ where: { runId: hall.runId, status: 'PRESENT' } })).toBe(20);
  });

  test('with an account is recorded as their own account', async () => {
    const own = await runNow(1);
    const { personId } = await db.enrolment.findFirstOrThrow({ where: { runId: own.runId } });
    const accountId = (await stranger()).accountId ?? '';
    await recordCheckIn(scanNow(own), { personId }, { accountId, device: 'iPhone' });
    expect(await db.attendanceMark.findFirstOrThrow({ where: { runId: own.runId } })).toMatchObject({
      recordedById: accountId,
    });
  });

  test('cannot be recorded in another session, on another run, or where the trainer has said something', async () => {
    const other = await runNow(1);
    const enrolmentId = other.enrolmentIds[0] ?? '';
    expect(await recordCheckIn(scanNow(run), { enrolmentId }, byInvitation)).toEqual({
      kind: 'refused',
      code: 'NOT_ON_ROSTER',
    });
    expect(await press(run, 1, 1)).toEqual({ kind: 'refused', code: 'TOO_EARLY' });
    await recordAttendance(run.trainer, [
      testOperation(run.sessionIds[0], run.enrolmentIds[1], { status: 'ABSENT' }),
    ]);
    expect(await press(run, 1)).toEqual({ kind: 'refused', code: 'RECORDED' });
  });

  test('whom the trainer refused cannot come in again', async () => {
    expect(await press(run, 2)).toMatchObject({ kind: 'done' });
    const cleared = testOperation(run.sessionIds[0], run.enrolmentIds[2], { status: 'NOT_RECORDED' });
    await recordAttendance(run.trainer, [cleared]);
    expect(await press(run, 2)).toEqual({ kind: 'refused', code: 'REFUSED' });
    const mark = await db.attendanceMark.findFirstOrThrow({
      where: { enrolmentId: run.enrolmentIds[2] ?? '' },
    });
    expect(mark.operationId).toBe(cleared.id);
  });
});

test('the screen of the hall has the codes of the next minutes, for those who may record', async () => {
  const now = new Date();
  const screen = await checkInScreen(run.trainer, run.sessionIds[0] ?? '', now);
  expect(screen.expected).toBe(3);
  for (const [ahead, { url, from, path }] of screen.codes.entries()) {
    const code = url.split('/').at(-1) ?? '';
    expect(scanOf(process.env.CASCADE_SECRET ?? '', 'code', code, new Date(from))).toMatchObject({
      scan: { sessionId: run.sessionIds[0], window: windowOf(now) + ahead },
    });
    expect(path).toMatch(/^M/);
  }
  const other = await testRun({ people: 1 });
  for (const actor of [other.trainer, other.coordinator, await stranger()])
    await expect(checkInScreen(actor, run.sessionIds[0] ?? '')).rejects.toThrow(NotFound);
  await expect(checkInScreen(run.trainer, 'nonsense')).rejects.toThrow(NotFound);
});
