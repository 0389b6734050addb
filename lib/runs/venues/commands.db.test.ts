import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { addDays } from '@/lib/time/day';
import { tellParticipants } from '../changes/commands';
import { changeRun, scheduleRun } from '../commands';
import { moveRun } from '../moves/commands';
import { scheduleSession } from '../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runInput,
  runOf,
  sessionInput,
  value,
  venueOf,
} from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { archiveVenue, changeVenue, createVenue, restoreVenue } from './commands';
import { venueOptions } from './queries';
import type { VenueChange } from './schema';

const today = new Date().toISOString().slice(0, 10);
const [first, last] = [addDays(today, 30), addDays(today, 32)];
const ahead = { startsOn: first, endsOn: last };
const behind = { startsOn: '2025-06-02', endsOn: '2025-06-04' };

const tashkent: VenueChange = {
  name: '',
  address: null,
  cityEn: 'Tashkent',
  cityRu: 'Ташкент',
  countryCode: 'UZ',
  regionCode: null,
  timeZone: 'Asia/Tashkent',
};
const almaty = { cityEn: 'Almaty', cityRu: 'Алматы', countryCode: 'KZ', timeZone: 'Asia/Almaty' };

const toldOf = async (runId: string): Promise<number> => {
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM graphile_worker.jobs WHERE key = ${`${tellParticipants}:${runId}`}`;
  return Number(rows[0]?.n);
};
const runAt = (id: string) =>
  db.courseRun.findUniqueOrThrow({
    where: { id },
    select: { timeZone: true, countryCode: true, cityEn: true, searchKey: true },
  });

describe('createVenue', () => {
  it('is for who has a right in the country', async () => {
    const kazakh = await coordinatorOf({ countryCode: 'KZ' });
    const input = { ...tashkent, name: 'Foreign house', rooms: [] };
    expect(codes(await createVenue(kazakh, input))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    expect((await createVenue(kazakh, { ...input, ...almaty })).ok).toBe(true);
    const nobody = { ...kazakh, grants: [] } as typeof kazakh;
    await expect(createVenue(nobody, input)).rejects.toThrow(NotFound);
  });

  it('refuses two rooms that look alike', async () => {
    const rooms = [
      { name: 'Hall', capacity: null },
      { name: ' hall ', capacity: 20 },
    ];
    expect(codes(await createVenue(office, { ...tashkent, name: 'Twice', rooms }))).toEqual(['ROOM_TWICE']);
  });
});

describe('changeVenue', () => {
  it('carries the runs that are not over, and tells their people', async () => {
    const { courseId } = await courseOf('VC1');
    const { venueId, roomIds } = await venueOf('Old name');
    const { runId } = await runOf(courseId, { ...ahead, venueId });
    const { runId: past } = await runOf(courseId, { ...behind, venueId });
    const { sessionId } = value(
      await scheduleSession(
        office,
        runId,
        sessionInput(`${first}T09:00`, `${first}T10:00`, { roomId: roomIds[0] ?? null }),
      ),
    );
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const to = { ...tashkent, ...almaty, name: 'New name' };
    expect(value(await changeVenue(office, venueId, to))).toEqual({ venueId, runs: 1 });
    expect(await runAt(runId)).toMatchObject({
      timeZone: 'Asia/Almaty',
      countryCode: 'KZ',
      cityEn: 'Almaty',
    });
    expect((await runAt(runId)).searchKey).toContain(foldName('New name'));
    expect(await runAt(past)).toMatchObject({
      timeZone: 'Asia/Tashkent',
      countryCode: 'UZ',
      cityEn: 'Tashkent',
    });
    expect((await runAt(past)).searchKey).toContain(foldName('New name'));
    const session = await db.trainingSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(session.startsAtLocal.toISOString()).toBe(`${first}T09:00:00.000Z`);
    expect(session.startsAt.toISOString()).toBe(`${first}T04:00:00.000Z`);
    expect(session).toMatchObject({ timeZone: 'Asia/Almaty', roomId: roomIds[0] });
    expect([await toldOf(runId), await toldOf(past)]).toEqual([1, 0]);
    const entry = await db.auditEntry.findFirst({ where: { action: 'changeVenue', subjectId: venueId } });
    expect(entry?.details).toMatchObject({ runs: 1, from: { countryCode: 'UZ' }, to: { countryCode: 'KZ' } });
  });

  it('says nothing to anybody when nothing that they were told changes', async () => {
    const { courseId } = await courseOf('VC2');
    const { venueId } = await venueOf('Quiet house');
    const { runId } = await runOf(courseId, { ...ahead, venueId });
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    const same = { ...tashkent, name: 'Quiet house' };
    expect(value(await changeVenue(office, venueId, same)).runs).toBe(0);
    expect(await toldOf(runId)).toBe(0);
    expect(value(await changeVenue(office, venueId, { ...same, address: 'Street 1' })).runs).toBe(1);
    expect(await toldOf(runId)).toBe(1);
  });

  it('refuses another zone or country where colleagues stand, but lets a name be corrected', async () => {
    const { courseId, programmeId } = await courseOf('VC3');
    const { courseId: foreign } = await courseOf('VC4');
    const { venueId } = await venueOf('Shared house');
    await runOf(courseId, { ...ahead, venueId });
    const { runId: theirs } = await runOf(foreign, { ...ahead, venueId });
    const mine = await coordinatorOf({ programmeId });
    const change = (to: Partial<VenueChange>) =>
      changeVenue(mine, venueId, { ...tashkent, name: 'Shared house', ...to });
    expect(codes(await change({ timeZone: 'Asia/Almaty' }))).toEqual(['VENUE_HAS_OTHERS_RUNS']);
    expect(codes(await change(almaty))).toEqual(['VENUE_HAS_OTHERS_RUNS']);
    expect((await change({ name: 'Shared hotel', cityEn: 'Toshkent' })).ok).toBe(true);
    expect(await runAt(theirs)).toMatchObject({ cityEn: 'Toshkent', timeZone: 'Asia/Tashkent' });
  });

  it('is not found by who does not coordinate, and refused to who has no right in the country', async () => {
    const { venueId } = await venueOf('House of Tashkent');
    const kazakh = await coordinatorOf({ countryCode: 'KZ' });
    const to = { ...tashkent, name: 'House' };
    expect(codes(await changeVenue(kazakh, venueId, to))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    expect(codes(await changeVenue(kazakh, venueId, { ...to, ...almaty }))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    const uzbek = await coordinatorOf({ countryCode: 'UZ' });
    expect(codes(await changeVenue(uzbek, venueId, { ...to, ...almaty }))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    const nobody = { ...kazakh, grants: [] } as typeof kazakh;
    await expect(changeVenue(nobody, venueId, to)).rejects.toThrow(NotFound);
    await expect(changeVenue(office, 'nonsense', to)).rejects.toThrow(NotFound);
  });

  it('moves runs that follow each other without letting them stand in each other’s way', async () => {
    const { courseId } = await courseOf('VC5');
    const { venueId, roomIds } = await venueOf('Close house');
    const trainerId = await personOf('Close Trainer');
    // Almaty is at UTC+5 as Tashkent is, London an hour or more away: the later run passes over the earlier one.
    for (const [from, to] of [
      ['09:00', '10:00'],
      ['10:00', '11:00'],
      ['14:00', '18:00'],
    ]) {
      const { runId } = await runOf(courseId, { ...ahead, venueId });
      value(await assignTrainer(office, runId, { personId: trainerId, waiverReason: null }));
      const where = { roomId: roomIds[0] ?? null, trainerIds: [trainerId] };
      value(await scheduleSession(office, runId, sessionInput(`${first}T${from}`, `${first}T${to}`, where)));
    }
    const to = { ...tashkent, name: 'Close house', timeZone: 'Asia/Dubai' };
    expect(value(await changeVenue(office, venueId, to)).runs).toBe(3);
    const there = await db.sessionTrainer.findMany({
      where: { personId: trainerId },
      orderBy: { startsAt: 'asc' },
    });
    expect(there.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      '05:00',
      '06:00',
      '10:00',
    ]);
  });

  it('names the clash that another zone would make, and changes nothing', async () => {
    const { courseId } = await courseOf('VC6');
    const { venueId } = await venueOf('Clashing house');
    const trainerId = await personOf('Clashing Trainer');
    const { runId } = await runOf(courseId, { ...ahead, venueId });
    const { runId: elsewhere, code } = await runOf(courseId, ahead);
    for (const [id, from, to] of [
      [runId, '09:00', '10:00'],
      [elsewhere, '10:00', '11:00'],
    ] as const) {
      value(await assignTrainer(office, id, { personId: trainerId, waiverReason: null }));
      const session = sessionInput(`${first}T${from}`, `${first}T${to}`, { trainerIds: [trainerId] });
      value(await scheduleSession(office, id, session));
    }
    const refused = await changeVenue(office, venueId, {
      ...tashkent,
      name: 'Clashing house',
      timeZone: 'Asia/Dubai',
    });
    expect(codes(refused)).toEqual(['TRAINER_BUSY_ON']);
    expect(refused.ok || refused.refusals[0]?.params?.run).toBe(code);
    expect(await runAt(runId)).toMatchObject({ timeZone: 'Asia/Tashkent' });
  });

  it('leaves no run behind in the old zone, however plans and changes meet', async () => {
    const { courseId } = await courseOf('VC7');
    const { venueId } = await venueOf('Busy house');
    const { runId } = await runOf(courseId, ahead);
    const zones = ['Asia/Almaty', 'Asia/Dubai', 'Asia/Tashkent', 'Asia/Dushanbe'];
    const position = { startsOn: first, endsOn: last };
    await Promise.all([
      ...zones.map((timeZone) => changeVenue(office, venueId, { ...tashkent, name: 'Busy house', timeZone })),
      ...zones.map(() => scheduleRun(office, runInput(courseId, { ...ahead, venueId }))),
      moveRun(office, runId, { ...position, venueId, expected: { ...position, venueId: null } }),
    ]);
    const { timeZone, runs } = await db.venue.findUniqueOrThrow({
      where: { id: venueId },
      select: { timeZone: true, runs: { select: { timeZone: true } } },
    });
    expect(runs).toHaveLength(5);
    expect(new Set(runs.map((run) => run.timeZone))).toEqual(new Set([timeZone]));
  });
});

describe('archiveVenue', () => {
  it('offers the venue no more, but leaves the runs where they are', async () => {
    const { courseId } = await courseOf('VA1');
    const { venueId } = await venueOf('Archived house');
    const { runId } = await runOf(courseId, { ...ahead, venueId });
    const { runId: other } = await runOf(courseId, ahead);
    value(await archiveVenue(office, venueId));
    const offered = async (keep?: string) =>
      (await venueOptions(office, keep ?? null)).some(({ id }) => id === venueId);
    expect([await offered(), await offered(venueId)]).toEqual([false, true]);
    const planned = runInput(courseId, { ...ahead, venueId });
    expect(codes(await scheduleRun(office, planned))).toEqual(['VENUE_ARCHIVED']);
    expect((await changeRun(office, runId, { ...planned, moveSessions: false })).ok).toBe(true);
    expect(codes(await changeRun(office, other, { ...planned, moveSessions: false }))).toEqual([
      'VENUE_ARCHIVED',
    ]);
    const move = { ...ahead, venueId, expected: { ...ahead, venueId: null } };
    expect(codes(await moveRun(office, other, move))).toEqual(['VENUE_ARCHIVED']);
    value(await restoreVenue(office, venueId));
    expect(await offered()).toBe(true);
    const audited = await db.auditEntry.findMany({ where: { subjectId: venueId }, orderBy: { seq: 'asc' } });
    expect(audited.map(({ action }) => action)).toEqual(['createVenue', 'archiveVenue', 'restoreVenue']);
  });

  it('is refused to who has no right in the country', async () => {
    const { venueId } = await venueOf('House to keep');
    const kazakh = await coordinatorOf({ countryCode: 'KZ' });
    expect(codes(await archiveVenue(kazakh, venueId))).toEqual(['OUTSIDE_YOUR_SCOPE']);
    const nobody = { ...kazakh, grants: [] } as typeof kazakh;
    await expect(archiveVenue(nobody, venueId)).rejects.toThrow(NotFound);
  });
});
