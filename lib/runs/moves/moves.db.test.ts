import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { scheduleSession } from '../sessions/commands';
import {
  codes,
  coordinatorOf,
  courseOf,
  office,
  personOf,
  runOf,
  sessionInput,
  value,
  venueOf,
} from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { moveRun } from './commands';
import { movePreview } from './preview/queries';
import { undoMove } from './undo/commands';

const june = { startsOn: '2026-06-15', endsOn: '2026-06-17' };
const july = { startsOn: '2026-07-06', endsOn: '2026-07-08' };

let count = 0;
let course: { courseId: string; programmeId: string };
let venue: { venueId: string; roomIds: string[] };
beforeAll(async () => {
  course = await courseOf('MOVES');
  venue = await venueOf('Move Plaza');
});

/** A run at the venue with two sessions in a room, taught by one trainer. */
async function heldRun(days = june, roomId: string | null = venue.roomIds[0] ?? null) {
  const trainerId = await personOf(`Trainer ${++count}`);
  const run = await runOf(course.courseId, { ...days, venueId: venue.venueId });
  for (const day of [days.startsOn, days.endsOn]) {
    value(await scheduleSession(office, run.runId, sessionInput(`${day}T09:00`, `${day}T10:30`, { roomId })));
  }
  value(await assignTrainer(office, run.runId, { personId: trainerId, waiverReason: null }));
  return { ...run, trainerId, expected: { ...days, venueId: venue.venueId } };
}

/** Everything that a move can change, as it stands in the database. */
const stateOf = (runId: string) =>
  db.courseRun.findUniqueOrThrow({
    where: { id: runId },
    include: {
      sessions: { orderBy: { id: 'asc' }, include: { trainers: { orderBy: { personId: 'asc' } } } },
    },
  });

const startsOf = async (runId: string) =>
  (await stateOf(runId)).sessions.map(({ startsAt }) => startsAt.toISOString().slice(0, 16));

describe('moveRun', () => {
  it('takes the sessions, their trainers and their rooms along', async () => {
    const run = await heldRun();
    const target = { ...july, venueId: venue.venueId };
    expect(value(await moveRun(office, run.runId, { ...target, expected: run.expected }))).toMatchObject({
      sessions: 2,
      roomsFreed: 0,
    });
    expect(await startsOf(run.runId)).toEqual(['2026-07-06T04:00', '2026-07-08T04:00']);
    const state = await stateOf(run.runId);
    expect(state.sessions.map(({ roomId }) => roomId)).toEqual([venue.roomIds[0], venue.roomIds[0]]);
    const taught = state.sessions.flatMap(({ trainers }) => trainers.map(({ startsAt }) => startsAt));
    expect(taught).toEqual(state.sessions.map(({ startsAt }) => startsAt));
    expect(await db.auditEntry.count({ where: { subjectId: run.runId, action: 'moveRun' } })).toBe(1);
  });

  it('goes to another venue: its place, its clocks, and no rooms of the old one', async () => {
    const run = await heldRun();
    const london = await db.venue.create({
      data: { name: 'London Hall', cityEn: 'London', countryCode: 'GB', timeZone: 'Europe/London' },
    });
    const moved = await moveRun(office, run.runId, { ...june, venueId: london.id, expected: run.expected });
    expect(value(moved)).toMatchObject({ roomsFreed: 2 });
    const state = await stateOf(run.runId);
    expect(state).toMatchObject({ cityEn: 'London', countryCode: 'GB', timeZone: 'Europe/London' });
    expect(state.searchKey).toContain(foldName('London Hall'));
    expect(state.sessions.every(({ roomId }) => roomId === null)).toBe(true);
    expect(await startsOf(run.runId)).toEqual(['2026-06-15T08:00', '2026-06-17T08:00']);
  });

  it('refuses what the preview did not see, a shorter run, and a cancelled one', async () => {
    const run = await heldRun();
    const to = (days: typeof june, expected = run.expected) =>
      moveRun(office, run.runId, { ...days, venueId: venue.venueId, expected });
    expect(codes(await to(july, { ...run.expected, ...july }))).toEqual(['RUN_MOVED_MEANWHILE']);
    expect(codes(await to({ ...june, endsOn: '2026-06-16' }))).toEqual(['SESSION_OUTSIDE_RUN']);
    await db.courseRun.update({
      where: { id: run.runId },
      data: { cancelledAt: new Date(), cancelledReason: 'No money' },
    });
    expect(codes(await to(july))).toEqual(['RUN_CANCELLED']);
    expect(await startsOf(run.runId)).toEqual(['2026-06-15T04:00', '2026-06-17T04:00']);
  });

  it('is refused by the name of the trainer and of the room that are taken', async () => {
    const standing = await heldRun(july, venue.roomIds[1]);
    const run = await heldRun({ startsOn: '2026-08-03', endsOn: '2026-08-05' }, venue.roomIds[1]);
    value(await assignTrainer(office, run.runId, { personId: standing.trainerId, waiverReason: null }));
    const target = { ...july, venueId: venue.venueId };
    const refused = await moveRun(office, run.runId, { ...target, expected: run.expected });
    expect(codes(refused).sort()).toEqual(['ROOM_BUSY_ON', 'TRAINER_BUSY_ON']);
    expect((await movePreview(office, run.runId, target)).refusals).toEqual(!refused.ok && refused.refusals);
  });

  it('finds no foreign run, and goes to no country out of reach', async () => {
    const other = await courseOf(`OTHER${++count}`);
    const stranger = await coordinatorOf({ programmeId: other.programmeId });
    const run = await heldRun({ startsOn: '2026-09-07', endsOn: '2026-09-09' });
    const move = { ...july, venueId: null, expected: run.expected };
    await expect(moveRun(stranger, run.runId, move)).rejects.toThrow(NotFound);
    await expect(movePreview(stranger, run.runId, move)).rejects.toThrow(NotFound);
    await expect(undoMove(stranger, run.runId, { moveId: '1' })).rejects.toThrow(NotFound);
    const local = await coordinatorOf({ programmeId: course.programmeId, countryCode: 'UZ' });
    const abroad = await db.venue.create({
      data: { name: 'Almaty Hall', cityEn: 'Almaty', countryCode: 'KZ', timeZone: 'Asia/Almaty' },
    });
    const away = await moveRun(local, run.runId, {
      ...run.expected,
      venueId: abroad.id,
      expected: run.expected,
    });
    expect(codes(away)).toEqual(['OUTSIDE_YOUR_SCOPE']);
  });
});

describe('undoMove', () => {
  it('leaves the run as it was, row for row', async () => {
    const run = await heldRun({ startsOn: '2026-10-05', endsOn: '2026-10-07' });
    const before = await stateOf(run.runId);
    const { moveId } = value(
      await moveRun(office, run.runId, {
        ...{ startsOn: '2026-11-02', endsOn: '2026-11-05', venueId: null },
        expected: run.expected,
      }),
    );
    expect(await stateOf(run.runId)).not.toEqual(before);
    value(await undoMove(office, run.runId, { moveId }));
    expect(await stateOf(run.runId)).toEqual(before);
    expect(codes(await undoMove(office, run.runId, { moveId }))).toEqual(['RUN_CHANGED_SINCE']);
  });

  it('does not take back what somebody changed since, nor what is taken by now', async () => {
    const days = { startsOn: '2027-01-11', endsOn: '2027-01-13' };
    const run = await heldRun(days);
    const target = { startsOn: '2027-02-08', endsOn: '2027-02-10', venueId: venue.venueId };
    const { moveId } = value(await moveRun(office, run.runId, { ...target, expected: run.expected }));
    const blocker = await heldRun(days);
    expect(codes(await undoMove(office, run.runId, { moveId }))).toEqual(['ROOM_BUSY_ON']);
    await db.trainingSession.updateMany({
      where: { runId: blocker.runId },
      data: { cancelledAt: new Date() },
    });
    value(await scheduleSession(office, run.runId, sessionInput('2027-02-09T09:00', '2027-02-09T10:00')));
    expect(codes(await undoMove(office, run.runId, { moveId }))).toEqual(['RUN_CHANGED_SINCE']);
    await expect(undoMove(office, blocker.runId, { moveId })).rejects.toThrow(NotFound);
  });
});

describe('movePreview', () => {
  it('names everyone and everything that the move affects', async () => {
    const run = await heldRun({ startsOn: '2027-03-01', endsOn: '2027-03-03' });
    const target = { startsOn: '2027-03-22', endsOn: '2027-03-24', venueId: null };
    const person = await personOf('Busy Participant');
    const there = await runOf(course.courseId, { startsOn: '2027-03-22', endsOn: '2027-03-23' });
    const seat = { personId: person, state: 'CONFIRMED' as const };
    await db.enrolment.create({ data: { ...seat, runId: there.runId } });
    await db.enrolment.create({ data: { ...seat, personId: run.trainerId, runId: there.runId } });
    await db.enrolment.create({
      data: { ...seat, runId: run.runId, invitation: { create: { told: {}, sentBy: 'test' } } },
    });
    await db.enrolment.create({
      data: { personId: await personOf('Invited'), state: 'INVITED', runId: run.runId },
    });
    const on = (day: string) => new Date(`${day}T00:00:00Z`);
    await db.holiday.upsert({
      where: { countryCode_day: { countryCode: 'UZ', day: on('2027-03-23') } },
      create: { countryCode: 'UZ', day: on('2027-03-23'), nameEn: 'Spring', nameRu: 'Весна' },
      update: {},
    });
    await db.unavailability.create({
      data: {
        personId: run.trainerId,
        ...{ startsOn: on('2027-03-20'), endsOn: on('2027-03-22'), createdBy: 'test' },
      },
    });
    expect(await movePreview(office, run.runId, target)).toMatchObject({
      refusals: [],
      same: false,
      sessions: { total: 2, moved: 2, first: '2027-03-22T09:00', last: '2027-03-24T10:30', zone: null },
      roomsGivenUp: 2,
      trainers: [
        {
          id: run.trainerId,
          unavailable: [{ startsOn: '2027-03-20', endsOn: '2027-03-22' }],
          busy: [{ as: 'PARTICIPANT', run: { code: there.code } }],
        },
      ],
      people: {
        ...{ confirmed: 1, invited: 1, told: 1, busyCount: 1 },
        busy: [{ name: 'Busy Participant', run: { code: there.code } }],
      },
      holidays: [{ day: '2027-03-23' }],
    });
  });
});
