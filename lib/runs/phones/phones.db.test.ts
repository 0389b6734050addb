import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { coordinatorOf, courseOf, runOf } from '../testing/fixture';
import { allowRosterOnPhones } from './commands';

let courses = 0;

async function aRun(sensitive: boolean) {
  const { courseId, programmeId } = await courseOf(`PHONE${++courses}`);
  const { runId } = await runOf(courseId);
  await db.courseRun.update({ where: { id: runId }, data: { sensitive } });
  return { runId, coordinator: await coordinatorOf({ programmeId }) };
}

test('a coordinator lets the phones keep the list, and takes it back; both are written down once', async () => {
  const { coordinator, runId } = await aRun(true);
  const kept = () =>
    db.courseRun.findUniqueOrThrow({
      where: { id: runId },
      select: { keptOnPhonesAt: true, keptOnPhonesBy: true },
    });
  expect(await kept()).toEqual({ keptOnPhonesAt: null, keptOnPhonesBy: null });
  for (let time = 0; time < 2; time += 1) {
    expect(await allowRosterOnPhones(coordinator, runId, { allow: true })).toMatchObject({ ok: true });
  }
  expect(await kept()).toEqual({ keptOnPhonesAt: expect.any(Date), keptOnPhonesBy: coordinator.accountId });
  expect(await allowRosterOnPhones(coordinator, runId, { allow: false })).toMatchObject({ ok: true });
  expect((await kept()).keptOnPhonesAt).toBeNull();
  const entries = await db.auditEntry.findMany({
    where: { subjectId: runId, action: { contains: 'RosterOnPhones' } },
    orderBy: { seq: 'asc' },
  });
  expect(entries.map(({ action }) => action)).toEqual(['allowRosterOnPhones', 'forbidRosterOnPhones']);
});

test('a run that is not sensitive has no such switch', async () => {
  const { coordinator, runId } = await aRun(false);
  expect(await allowRosterOnPhones(coordinator, runId, { allow: true })).toMatchObject({
    refusals: [{ code: 'RUN_NOT_SENSITIVE' }],
  });
});

test('a run of somebody else’s is not found', async () => {
  const [{ runId }, other] = [await aRun(true), await aRun(true)];
  await expect(allowRosterOnPhones(other.coordinator, runId, { allow: true })).rejects.toThrow(NotFound);
  await expect(allowRosterOnPhones(other.coordinator, 'no-id', { allow: true })).rejects.toThrow(NotFound);
});
