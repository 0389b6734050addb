import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { personSchema } from '@/lib/people/schema';
import { recordAttendance } from '../../commands';
import { stranger, testOperation, testRun } from '../../testing/fixture';
import { refuseWalkIns, reopenWalkIns } from '../commands';
import { walkIns } from '../queries';
import { enrolWalkIns } from './commands';

const reason = 'Came in place of a colleague';

/** A run with room for so many more, and somebody who stood in the door of all its sessions. */
async function doorRun(places = 5, name = 'Садыкова Айгүл') {
  const run = await testRun({ people: 2, sessions: 2 });
  await db.courseRun.update({ where: { id: run.runId }, data: { capacity: 2 + places } });
  const ids = run.sessionIds.map(() => randomUUID());
  const came = run.sessionIds.map((sessionId, index) =>
    testOperation(sessionId, ids[index], {
      walkInName: name,
      ...(index ? { status: 'LATE', minutes: 5 } : {}),
    }),
  );
  await recordAttendance(run.trainer, came);
  return { ...run, walkInIds: ids };
}

const entered = (officialName: string) => ({ entered: personSchema.parse({ officialName, sex: 'FEMALE' }) });
const known = async (officialName: string) =>
  (
    await db.person.create({
      data: { officialName, searchKey: officialName, nameKeys: [] },
      select: { id: true },
    })
  ).id;
const statuses = async (enrolmentId: string) =>
  (
    await db.attendanceMark.findMany({
      where: { enrolmentId },
      orderBy: { status: 'asc' },
      select: { status: true },
    })
  ).map(({ status }) => status);

describe('a walk-in without a place', () => {
  test('who is new is entered, gets a place, and what was recorded stands there', async () => {
    const run = await doorRun();
    const [group] = (await walkIns(run.coordinator, run.runId)).open;
    expect(group?.walkIns).toHaveLength(2);
    const outcome = await enrolWalkIns(run.coordinator, run.runId, {
      walkInIds: run.walkInIds,
      person: entered('Садыкова Айгүл'),
      reason,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
    const { personId } = outcome.value;
    const place = await db.enrolment.findFirstOrThrow({ where: { runId: run.runId, personId } });
    expect(place.state).toBe('CONFIRMED');
    expect(await statuses(place.id)).toEqual(['PRESENT', 'LATE']);
    const { open, settled } = await walkIns(run.coordinator, run.runId);
    expect(open).toEqual([]);
    expect(settled.map(({ tiedTo }) => tiedTo?.personId)).toEqual([personId, personId]);
  });

  test('who is known gets a place, or is moved up from the waiting list', async () => {
    for (const waiting of [false, true]) {
      const run = await doorRun();
      const personId = await known('Садыкова Айгүл');
      if (waiting) {
        await db.enrolment.create({ data: { runId: run.runId, personId, state: 'WAITING_LIST' } });
      }
      const { walkInIds, coordinator, runId } = run;
      const outcome = await enrolWalkIns(coordinator, runId, { walkInIds, person: { id: personId }, reason });
      expect(outcome).toMatchObject({ ok: true, value: { tied: 2, personId } });
      const places = await db.enrolment.findMany({ where: { runId, personId } });
      expect(places.map(({ state }) => state)).toEqual(['CONFIRMED']);
    }
  });

  test('a full run refuses, and nobody is entered for nothing', async () => {
    const run = await doorRun(0);
    const name = `Полная ${randomUUID().replace(/[^a-f]/g, '')}`;
    const { walkInIds, coordinator, runId } = run;
    const outcome = await enrolWalkIns(coordinator, runId, { walkInIds, person: entered(name), reason });
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'RUN_FULL' }] });
    expect(await db.person.count({ where: { officialName: name } })).toBe(0);
    expect((await walkIns(coordinator, runId)).open).toHaveLength(1);
  });

  test('two coordinators at once: one settles, the other is told', async () => {
    const run = await doorRun();
    const people = await Promise.all([known('Первая'), known('Вторая')]);
    const outcomes = await Promise.all(
      people.map((id) =>
        enrolWalkIns(run.coordinator, run.runId, { walkInIds: run.walkInIds, person: { id }, reason }),
      ),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusals: [{ code: 'WALK_IN_SETTLED' }] });
    expect(await db.enrolment.count({ where: { runId: run.runId, personId: { in: people } } })).toBe(1);
  });
});

describe('a refusal', () => {
  test('can be taken back; a tie stays', async () => {
    const run = await doorRun();
    const { walkInIds, coordinator, runId } = run;
    await refuseWalkIns(coordinator, runId, { walkInIds, reason: 'Guests' });
    expect((await walkIns(coordinator, runId)).open).toEqual([]);
    expect(await reopenWalkIns(coordinator, runId, { walkInIds })).toMatchObject({ ok: true });
    expect((await walkIns(coordinator, runId)).open).toHaveLength(1);
    await enrolWalkIns(coordinator, runId, { walkInIds, person: entered('Садыкова Айгүл'), reason });
    expect(await reopenWalkIns(coordinator, runId, { walkInIds })).toMatchObject({
      refusals: [{ code: 'WALK_IN_TIED' }],
    });
  });
});

test('only whoever manages the run, and only people whom they may see', async () => {
  const [run, other] = [await doorRun(), await doorRun()];
  const { walkInIds, runId } = run;
  const personId = await known('Видимая');
  for (const actor of [run.trainer, other.coordinator, await stranger()]) {
    await expect(enrolWalkIns(actor, runId, { walkInIds, person: { id: personId }, reason })).rejects.toThrow(
      NotFound,
    );
    await expect(reopenWalkIns(actor, runId, { walkInIds })).rejects.toThrow(NotFound);
  }
  const hidden = await db.enrolment.findFirstOrThrow({ where: { runId: other.runId } });
  await expect(
    enrolWalkIns(run.coordinator, runId, { walkInIds, person: { id: hidden.personId }, reason }),
  ).rejects.toThrow(NotFound);
});
