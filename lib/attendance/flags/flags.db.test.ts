import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { contestedCells } from '../conflicts/queries';
import { stranger, testOperation, testRun } from '../testing/fixture';
import { sessionFlags } from './queries';

test('at one stroke, long after the end and before the start are told apart', async () => {
  const run = await testRun({ people: 12, sessions: 3 });
  const [stroke, slow, future] = run.sessionIds;
  const base = Date.now() - 60_000;
  const at = (ms: number) => new Date(base + ms).toISOString();
  await recordAttendance(run.trainer, [
    ...run.enrolmentIds.map((id, index) => testOperation(stroke, id, { at: at(index * 100) })),
    ...run.enrolmentIds.map((id, index) => testOperation(slow, id, { at: at(index * 1000) })),
  ]);
  const soon = new Date(Date.now() + 3_600_000);
  await db.trainingSession.update({
    where: { id: future ?? '' },
    data: { startsAt: soon, endsAt: new Date(soon.getTime() + 3_600_000) },
  });
  await db.trainingSession.update({
    where: { id: slow ?? '' },
    data: { startsAt: new Date(Date.now() - 7_200_000), endsAt: new Date(Date.now() - 3_600_000) },
  });
  await recordAttendance(run.trainer, [testOperation(future, run.enrolmentIds[0])]);
  const flags = await sessionFlags(run.coordinator, run.runId);
  const of = (id: string | undefined) =>
    flags.filter(({ sessionId }) => sessionId === id).map(({ kind, people }) => [kind, people]);
  expect(of(stroke)).toEqual([
    ['LATE_ENTRY', 12],
    ['AT_ONCE', 12],
  ]);
  expect(of(slow)).toEqual([]);
  expect(of(future)).toEqual([['EARLY', 1]]);
  expect(flags.find(({ kind }) => kind === 'AT_ONCE')).toMatchObject({ by: 'trainer', device: 'Test' });
});

test('a contested mark is found, and is none any more when the board has decided', async () => {
  const run = await testRun({ people: 2, sessions: 1 });
  const [session, enrolment] = [run.sessionIds[0], run.enrolmentIds[0]];
  const first = testOperation(session, enrolment, { device: 'A' });
  const second = testOperation(session, enrolment, { device: 'B', status: 'ABSENT' });
  await recordAttendance(run.trainer, [first]);
  await recordAttendance(run.coordinator, [second, testOperation(session, run.enrolmentIds[1])]);
  expect(await contestedCells(run.trainer, run.runId)).toEqual([
    { sessionId: session, enrolmentId: enrolment, operationIds: [first.id] },
  ]);
  const decided = testOperation(session, enrolment, { device: 'desk', source: 'BOARD', seenId: second.id });
  await recordAttendance(run.coordinator, [decided]);
  expect(await contestedCells(run.trainer, run.runId)).toEqual([]);
});

test('both are for those who may see the board', async () => {
  const run = await testRun({ people: 1, sessions: 1 });
  const other = await testRun({ people: 1, sessions: 1 });
  for (const actor of [other.trainer, other.coordinator, await stranger()]) {
    await expect(sessionFlags(actor, run.runId)).rejects.toThrow(NotFound);
    await expect(contestedCells(actor, run.runId)).rejects.toThrow(NotFound);
  }
});
