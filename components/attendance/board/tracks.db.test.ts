import { expect, test } from 'vitest';
import { board } from '@/lib/attendance/board/queries';
import type { Board } from '@/lib/attendance/board/types';
import { recordAttendance } from '@/lib/attendance/commands';
import { register, registerSessions } from '@/lib/attendance/register/queries';
import type { Register } from '@/lib/attendance/register/types';
import { testOperation, testRun } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { rosterOf } from '../register/roster';
import { boardView } from './view';

/** Two tracks with a session each beside one of everyone and a break; the third person is in no track. */
async function dividedRun() {
  const run = await testRun({ people: 3, sessions: 4 });
  const tracks = await db.track.createManyAndReturn({
    data: ['Police', 'Schools'].map((name, position) => ({ runId: run.runId, name, position })),
  });
  const [police, schools] = tracks.map(({ id }) => id);
  const [everyone = '', ofPolice = '', ofSchools = '', coffee = ''] = run.sessionIds;
  const [inPolice = '', inSchools = '', inNone = ''] = run.enrolmentIds;
  const into = (id: string, trackId: string | undefined) =>
    db.trainingSession.update({ where: { id }, data: { trackId: trackId ?? null } });
  await into(ofPolice, police);
  await into(ofSchools, schools);
  await db.trainingSession.update({ where: { id: coffee }, data: { kind: 'BREAK', counts: false } });
  await db.enrolment.update({ where: { id: inPolice }, data: { trackId: police ?? null } });
  await db.enrolment.update({ where: { id: inSchools }, data: { trackId: schools ?? null } });
  const personId = run.trainer.personId ?? '';
  const rows = await db.trainingSession.findMany({ where: { runId: run.runId } });
  await db.sessionTrainer.createMany({
    data: rows.map(({ id, startsAt, endsAt }) => ({ sessionId: id, personId, startsAt, endsAt })),
  });
  return { ...run, everyone, ofPolice, ofSchools, coffee, inPolice, inSchools, inNone };
}

test('a trainer’s list offers no break, and counts the people of the track', async () => {
  const run = await dividedRun();
  const { sessions } = await registerSessions(run.trainer);
  expect(sessions.map(({ id, people }) => [id, people])).toEqual([
    [run.everyone, 3],
    [run.ofPolice, 1],
    [run.ofSchools, 1],
  ]);
});

test('a track’s register has its people, those in no track, and whoever was recorded', async () => {
  const run = await dividedRun();
  const roster = async (sessionId: string) =>
    rosterOf(JSON.parse(await register(run.trainer, sessionId)) as Register).map(({ id, expected }) => [
      id,
      expected,
    ]);
  expect(await roster(run.everyone)).toEqual(run.enrolmentIds.map((id) => [id, true]));
  expect(await roster(run.ofPolice)).toEqual([
    [run.inPolice, true],
    [run.inNone, false],
  ]);
  await recordAttendance(run.trainer, [testOperation(run.ofPolice, run.inSchools)]);
  expect(await roster(run.ofPolice)).toEqual([
    [run.inPolice, true],
    [run.inSchools, false],
    [run.inNone, false],
  ]);
});

test('the board measures people by their own track, and keeps every mark in sight', async () => {
  const run = await dividedRun();
  await recordAttendance(run.trainer, [
    testOperation(run.everyone, run.inPolice),
    testOperation(run.ofPolice, run.inPolice),
    testOperation(run.ofSchools, run.inNone),
  ]);
  const read = async () => JSON.parse(await board(run.coordinator, run.runId)) as Board;
  const seen = await read();
  expect(seen.sessions.map(({ id }) => id)).toEqual([run.everyone, run.ofPolice, run.ofSchools]);
  const people = boardView(seen, new Map(), new Date(), null);
  const statuses = people.map(({ cells }) => cells.map(({ status }) => status));
  expect(statuses).toEqual([
    ['PRESENT', 'PRESENT', 'NOT_EXPECTED'],
    ['NOT_RECORDED', 'NOT_EXPECTED', 'NOT_RECORDED'],
    ['NOT_RECORDED', 'NOT_EXPECTED', 'PRESENT'],
  ]);
  expect(people.map(({ rate }) => [rate.attended, rate.held, rate.planned])).toEqual([
    [2, 2, 2],
    [0, 2, 2],
    [1, 2, 2],
  ]);
  await recordAttendance(run.trainer, [testOperation(run.coffee, run.inPolice)]);
  expect((await read()).sessions.map(({ id }) => id)).toContain(run.coffee);
});
