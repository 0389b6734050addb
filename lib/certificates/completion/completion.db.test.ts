import { expect, test } from 'vitest';
import { recordAttendance } from '@/lib/attendance/commands';
import { testOperation, testRun } from '@/lib/attendance/testing/fixture';
import { db } from '@/lib/db/client';
import { completions } from './queries';

test('who is in a track completes by its sessions and those of everyone; openings and breaks count for nobody', async () => {
  const run = await testRun({ people: 2, sessions: 5 });
  const [everyone = '', ofA = '', ofB = '', opening = '', coffee = ''] = run.sessionIds;
  const [inA = '', inNone = ''] = run.enrolmentIds;
  const track = (name: string, position: number) =>
    db.track.create({ data: { runId: run.runId, name, position }, select: { id: true } });
  const [a, b] = [await track('A', 1), await track('B', 2)];
  const change = (id: string, data: Parameters<typeof db.trainingSession.update>[0]['data']) =>
    db.trainingSession.update({ where: { id }, data });
  await change(ofA, { trackId: a.id });
  await change(ofB, { trackId: b.id });
  await change(opening, { kind: 'OPENING', counts: false });
  await change(coffee, { kind: 'BREAK', counts: false });
  await db.enrolment.update({ where: { id: inA }, data: { trackId: a.id } });
  await recordAttendance(run.trainer, [
    testOperation(everyone, inA),
    testOperation(ofA, inA),
    testOperation(everyone, inNone),
  ]);
  const seen = await completions(run.coordinator, run.runId);
  const reckoned = (id: string) => {
    const { state, conditions: [attendance] = [] } = seen.get(id) ?? { state: null };
    return attendance?.code === 'ATTENDANCE' ? [state, attendance.attended, attendance.counted] : [state];
  };
  expect(reckoned(inA)).toEqual(['MET', 2, 2]);
  expect(reckoned(inNone)).toEqual(['MET', 1, 1]);
  // Recorded where they were not expected: the mark stands.
  await recordAttendance(run.trainer, [testOperation(ofB, inA, { status: 'ABSENT' })]);
  const again = await completions(run.coordinator, run.runId);
  expect(again.get(inA)?.conditions[0]).toMatchObject({ attended: 2, counted: 3 });
});
