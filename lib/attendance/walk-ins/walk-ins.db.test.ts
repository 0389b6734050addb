import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { recordAttendance } from '../commands';
import { fold } from '../rules';
import { stranger, testOperation, testRun, type TestRun } from '../testing/fixture';
import type { Operation } from '../types';
import { refuseWalkIns, tieWalkIns } from './commands';
import { walkIns } from './queries';

let run: TestRun;
beforeAll(async () => {
  run = await testRun({ people: 3, sessions: 2 });
});

const came = (id: string, change: Partial<Operation> = {}, of: TestRun = run) =>
  testOperation(of.sessionIds[0], id, { walkInName: 'Тилек Садыков', ...change });
const answersOf = async (operations: Operation[], of: TestRun = run) =>
  (await recordAttendance(of.trainer, operations)).answers.map((each) =>
    each.answer === 'REFUSED' ? each.code : each.answer,
  );

describe('a person who is on no list', () => {
  test('is kept with the name as typed, once, and the latest word stands', async () => {
    const id = randomUUID();
    const first = came(id, { at: '2026-06-01T09:00:00.000Z' });
    const corrected = came(id, {
      at: '2026-06-01T09:05:00.000Z',
      walkInName: 'Тилек Садыков (Ош)',
      status: 'LATE',
      minutes: 5,
    });
    expect(await answersOf([corrected, first, first])).toEqual(['ACCEPTED', 'ACCEPTED', 'KNOWN']);
    expect(await answersOf([first, corrected])).toEqual(['KNOWN', 'KNOWN']);
    expect(await db.walkIn.findUniqueOrThrow({ where: { id } })).toMatchObject({
      name: 'Тилек Садыков (Ош)',
      operationId: corrected.id,
      minutes: 5,
    });
    expect(await db.walkInOperation.count({ where: { walkInId: id } })).toBe(2);
  });

  test('a batch holds people of the list and others, and one bad one spoils nothing', async () => {
    const [good, listed] = [came(randomUUID()), testOperation(run.sessionIds[0], run.enrolmentIds[0])];
    const [nameless, other] = [
      came(randomUUID(), { walkInName: '12345' }),
      came(good.enrolmentId, { sessionId: run.sessionIds[1] }),
    ];
    expect(await answersOf([good, nameless, listed, other])).toEqual([
      'ACCEPTED',
      'WALK_IN_NAME_INVALID',
      'ACCEPTED',
      'WALK_IN_ELSEWHERE',
    ]);
    // The place of somebody on the list is no name at the door.
    expect(await answersOf([came(run.enrolmentIds[0] ?? '')])).toEqual(['WALK_IN_ELSEWHERE']);
  });

  test('of another run, or from a trainer who was removed, it is refused; what arrived is known', async () => {
    const [own, foreign] = [
      await testRun({ people: 1, sessions: 1 }),
      await testRun({ people: 1, sessions: 1 }),
    ];
    const arrived = came(randomUUID(), {}, own);
    expect(await answersOf([arrived], own)).toEqual(['ACCEPTED']);
    expect(await answersOf([came(arrived.enrolmentId, {}, foreign)], foreign)).toEqual(['WALK_IN_ELSEWHERE']);
    expect(await answersOf([came(randomUUID(), {}, own)], foreign)).toEqual(['SESSION_UNKNOWN']);
    await db.trainerAssignment.updateMany({
      where: { runId: own.runId },
      data: { removedAt: new Date(), removedBy: 'test' },
    });
    const later = came(arrived.enrolmentId, {}, own);
    expect(await answersOf([later, arrived], own)).toEqual(['SESSION_UNKNOWN', 'KNOWN']);
    expect(await db.walkInOperation.count({ where: { walkIn: { runId: own.runId } } })).toBe(1);
  });

  test('a clock in the future is clamped to the receipt and keeps its own word', async () => {
    const ahead = came(randomUUID(), { at: '2099-01-01T00:00:00.000Z' });
    const { receivedAt } = await recordAttendance(run.trainer, [ahead]);
    const kept = await db.walkInOperation.findUniqueOrThrow({ where: { id: ahead.id } });
    expect([kept.at.toISOString(), kept.deviceAt.toISOString()]).toEqual([receivedAt, ahead.at]);
    expect((await recordAttendance(run.trainer, [ahead])).answers).toEqual([
      { id: ahead.id, answer: 'KNOWN', at: receivedAt },
    ]);
  });

  test('an id is used once, whatever it was used for', async () => {
    const walkIn = came(randomUUID());
    await answersOf([walkIn]);
    const asMark = testOperation(run.sessionIds[0], run.enrolmentIds[1], { id: walkIn.id, at: walkIn.at });
    expect(await answersOf([asMark])).toEqual(['OPERATION_ID_REUSED']);
    const mark = testOperation(run.sessionIds[0], run.enrolmentIds[1]);
    await answersOf([mark]);
    expect(await answersOf([came(randomUUID(), { id: mark.id, at: mark.at })])).toEqual([
      'OPERATION_ID_REUSED',
    ]);
  });

  test('batches at once, in opposite orders, all end, and alike', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const all = ids.flatMap((id, index) =>
      [0, 1, 2].map((turn) => came(id, { at: new Date(1.7e12 + ((index + turn * 5) % 4)).toISOString() })),
    );
    await Promise.all(
      [all, [...all].reverse(), all.slice(7), [...all].reverse().slice(9)].map((each) => answersOf(each)),
    );
    const expected = fold(all);
    const rows = await db.walkIn.findMany({ where: { id: { in: ids } } });
    expect(rows).toHaveLength(ids.length);
    for (const row of rows) {
      expect(row.operationId).toBe(expected.get(`${row.sessionId}/${row.id}`)?.id);
    }
  });
});

describe('the coordinator', () => {
  test('is offered the people of the list whose name it may be, in any script', async () => {
    const own = await testRun({ people: 2, sessions: 1 });
    const person = await db.person.create({
      data: { officialName: 'Токтогулов Айбек', latinName: 'Toktogulov Aibek', searchKey: 'x', nameKeys: [] },
    });
    await db.courseRun.update({ where: { id: own.runId }, data: { capacity: 9 } });
    const place = await db.enrolment.create({
      data: { runId: own.runId, personId: person.id, state: 'CONFIRMED' },
    });
    await answersOf([came(randomUUID(), { walkInName: 'Aybek Toktogulov' }, own)], own);
    const { open } = await walkIns(own.coordinator, own.runId);
    expect(open.map(({ name, onRoster }) => [name, onRoster.map((each) => each.place?.enrolmentId)])).toEqual(
      [['Aybek Toktogulov', [place.id]]],
    );
  });

  test('ties a name to a person: what was recorded and what still comes stands there', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const [id, enrolmentId = ''] = [randomUUID(), own.enrolmentIds[0]];
    const before = came(id, { at: '2026-06-01T09:00:00.000Z', status: 'LATE', minutes: 7 }, own);
    await answersOf([before], own);
    expect(await tieWalkIns(own.coordinator, own.runId, { walkInIds: [id], enrolmentId })).toEqual({
      ok: true,
      value: { tied: 1 },
    });
    const mark = () => db.attendanceMark.findFirstOrThrow({ where: { enrolmentId } });
    expect(await mark()).toMatchObject({ operationId: before.id, status: 'LATE', minutes: 7 });
    expect((await mark()).recordedById).toBe(own.trainer.accountId);
    // The phone was out of the network and does not know of it.
    const later = came(id, { at: '2026-06-01T10:00:00.000Z', status: 'PRESENT' }, own);
    expect(await answersOf([later, before], own)).toEqual(['ACCEPTED', 'KNOWN']);
    expect(await mark()).toMatchObject({ operationId: later.id, status: 'PRESENT' });
    const again = await tieWalkIns(own.coordinator, own.runId, { walkInIds: [id], enrolmentId });
    expect(again).toMatchObject({ ok: false, refusals: [{ code: 'WALK_IN_SETTLED' }] });
  });

  test('tied while phones send of it: nothing is lost between the two, and the latest word stands', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const [id, enrolmentId = ''] = [randomUUID(), own.enrolmentIds[0]];
    const sent = Array.from({ length: 24 }, (_, index) =>
      came(id, { at: new Date(1.7e12 + ((index * 7) % 24)).toISOString() }, own),
    );
    await answersOf(sent.slice(0, 1), own);
    await Promise.all([
      ...sent.map((each) => answersOf([each], own)),
      tieWalkIns(own.coordinator, own.runId, { walkInIds: [id], enrolmentId }),
      ...sent.map((each) => answersOf([each, ...sent.slice(3, 9)], own)),
    ]);
    expect(await db.walkInOperation.count({ where: { walkInId: id } })).toBe(sent.length);
    expect(await db.attendanceOperation.count({ where: { enrolmentId } })).toBe(sent.length);
    const latest = [...fold(sent).values()][0]?.id;
    expect((await db.attendanceMark.findFirstOrThrow({ where: { enrolmentId } })).operationId).toBe(latest);
    expect((await db.walkIn.findUniqueOrThrow({ where: { id } })).operationId).toBe(latest);
  });

  test('a mark of the person that is later than the walk-in’s stays', async () => {
    const own = await testRun({ people: 1, sessions: 1 });
    const [id, enrolmentId = ''] = [randomUUID(), own.enrolmentIds[0]];
    const mark = testOperation(own.sessionIds[0], enrolmentId, {
      at: '2026-06-01T11:00:00.000Z',
      status: 'ABSENT',
    });
    await answersOf([came(id, { at: '2026-06-01T09:00:00.000Z' }, own), mark], own);
    await tieWalkIns(own.coordinator, own.runId, { walkInIds: [id], enrolmentId });
    expect((await db.attendanceMark.findFirstOrThrow({ where: { enrolmentId } })).operationId).toBe(mark.id);
    expect(await db.attendanceOperation.count({ where: { enrolmentId } })).toBe(2);
  });

  test('says that somebody is not to be counted, and why; nothing that was recorded is lost', async () => {
    const id = randomUUID();
    await answersOf([came(id)]);
    await refuseWalkIns(run.coordinator, run.runId, { walkInIds: [id], reason: 'A guest' });
    expect(await answersOf([came(id)])).toEqual(['ACCEPTED']);
    expect(await db.walkInOperation.count({ where: { walkInId: id } })).toBe(2);
    const { settled } = await walkIns(run.coordinator, run.runId);
    expect(settled.find((each) => each.id === id)).toMatchObject({ refusedReason: 'A guest', tiedTo: null });
  });

  test('only whoever manages the run settles, and only what is of the run', async () => {
    const other = await testRun({ people: 1, sessions: 1 });
    const id = randomUUID();
    await answersOf([came(id)]);
    const input = { walkInIds: [id], enrolmentId: run.enrolmentIds[0] ?? '' };
    for (const actor of [run.trainer, other.coordinator, await stranger()]) {
      await expect(tieWalkIns(actor, run.runId, input)).rejects.toThrow(NotFound);
      await expect(refuseWalkIns(actor, run.runId, { walkInIds: [id], reason: 'no' })).rejects.toThrow(
        NotFound,
      );
      await expect(walkIns(actor, run.runId)).rejects.toThrow(NotFound);
    }
    await expect(tieWalkIns(other.coordinator, other.runId, input)).rejects.toThrow(NotFound);
    const foreign = { walkInIds: [id], enrolmentId: other.enrolmentIds[0] ?? '' };
    expect(await tieWalkIns(run.coordinator, run.runId, foreign)).toMatchObject({
      ok: false,
      refusals: [{ code: 'WALK_IN_PLACE' }],
    });
  });
});
