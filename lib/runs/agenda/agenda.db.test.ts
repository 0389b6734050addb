import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { cancelRun } from '../commands';
import { sessionCheck } from '../sessions/checks/queries';
import { cancelSession, copyDay, scheduleSession } from '../sessions/commands';
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
import { moveSession, shiftSessions } from './commands';
import { undoAgenda } from './undo/commands';

const at = (day: number, from: string, to: string, changes: Parameters<typeof sessionInput>[2] = {}) =>
  sessionInput(`2026-06-${day}T${from}`, `2026-06-${day}T${to}`, changes);

const all = { scope: 'ALL', day: null, sessionId: null, days: 0, minutes: 30 } as const;

/** Everything that the database holds of the run's agenda. */
const agendaOf = (runId: string) =>
  db.trainingSession.findMany({
    where: { runId },
    orderBy: { id: 'asc' },
    include: { trainers: { orderBy: { personId: 'asc' } } },
  });

/** Two days with a trainer, a room and a track. */
async function plannedRun(code: string) {
  const { courseId } = await courseOf(code);
  const { venueId, roomIds } = await venueOf(`Venue ${code}`);
  const { runId } = await runOf(courseId, { venueId });
  const trainerId = await personOf(`Trainer ${code}`);
  value(await assignTrainer(office, runId, { personId: trainerId, waiverReason: null }));
  const track = await db.track.create({ data: { runId, name: 'A', position: 1 } });
  const taught = { roomId: roomIds[0]!, trainerIds: [trainerId] };
  const ids = [];
  for (const session of [
    at(15, '09:00', '10:00', { kind: 'OPENING' }),
    at(15, '10:00', '12:00', taught),
    at(16, '09:00', '12:00', { ...taught, trackId: track.id }),
  ]) {
    ids.push(value(await scheduleSession(office, runId, session)).sessionId);
  }
  const [opening = '', first = '', second = ''] = ids;
  return {
    courseId,
    venueId,
    runId,
    trainerId,
    roomId: roomIds[0]!,
    trackId: track.id,
    opening,
    first,
    second,
  };
}

const marked = async (runId: string, sessionId: string) => {
  const account = await db.account.create({
    data: { email: `m${process.hrtime.bigint()}@example.org`, name: 'M' },
  });
  const enrolment = await db.enrolment.create({
    data: { runId, personId: await personOf(`P ${sessionId}`), state: 'CONFIRMED' },
  });
  const mark = { runId, sessionId, enrolmentId: enrolment.id, status: 'PRESENT' as const, at: new Date() };
  const by = { device: 'test', recordedById: account.id };
  await db.attendanceOperation.create({ data: { ...mark, ...by, id: enrolment.id, deviceAt: new Date() } });
  await db.attendanceMark.create({ data: { ...mark, ...by, operationId: enrolment.id } });
};

it('an opening never counts, whatever was typed', async () => {
  const { opening, first } = await plannedRun('KINDS');
  const counts = async (id: string) =>
    (await db.trainingSession.findUniqueOrThrow({ where: { id }, select: { counts: true } })).counts;
  expect([await counts(opening), await counts(first)]).toEqual([false, true]);
});

it('moves a session with its trainers, and back exactly', async () => {
  const { runId, first, trackId } = await plannedRun('MOVE');
  const before = await agendaOf(runId);
  const to = { startsAtLocal: '2026-06-16T13:00', endsAtLocal: '2026-06-16T15:30', trackId };
  const { undo } = value(await moveSession(office, first, to));
  const moved = await db.trainingSession.findUniqueOrThrow({
    where: { id: first },
    include: { trainers: true },
  });
  expect(moved).toMatchObject({ trackId, startsAt: new Date('2026-06-16T08:00:00Z') });
  expect(moved.trainers.map(({ startsAt }) => startsAt)).toEqual([moved.startsAt]);
  value(await undoAgenda(office, runId, undo));
  expect(await agendaOf(runId)).toEqual(before);
});

it('names who is busy before saving and refuses it when saving', async () => {
  const { courseId, venueId, runId, first, trainerId, roomId } = await plannedRun('BUSY');
  const other = await runOf(courseId, { venueId });
  value(await assignTrainer(office, other.runId, { personId: trainerId, waiverReason: null }));
  const there = { trainerIds: [trainerId], roomId };
  value(await scheduleSession(office, other.runId, at(15, '14:00', '16:00', there)));
  const to = { startsAtLocal: '2026-06-15T15:00', endsAtLocal: '2026-06-15T17:00', trackId: null };
  const wanted = { ...to, ...there, id: first, titleEn: 'First' };
  const said = await sessionCheck(office, runId, wanted);
  expect(said.map(({ code }) => code)).toEqual(['TRAINER_BUSY_ON', 'ROOM_BUSY_ON']);
  const before = await agendaOf(runId);
  expect(codes(await moveSession(office, first, to))).toEqual(['TRAINER_BUSY_ON', 'ROOM_BUSY_ON']);
  expect(codes(await shiftSessions(office, runId, { ...all, minutes: 4 * 60 }))).toEqual([
    'TRAINER_BUSY_ON',
    'ROOM_BUSY_ON',
  ]);
  expect(await agendaOf(runId)).toEqual(before);
});

it('a session does not clash with itself or with those that shift along', async () => {
  const { runId, first, trainerId, roomId } = await plannedRun('ALONG');
  value(await scheduleSession(office, runId, at(15, '12:00', '13:00', { trainerIds: [trainerId], roomId })));
  const same = { startsAtLocal: '2026-06-15T10:15', endsAtLocal: '2026-06-15T12:00', trackId: null };
  value(await moveSession(office, first, same));
  const before = await agendaOf(runId);
  const { count, undo } = value(await shiftSessions(office, runId, all));
  expect(count).toBe(4);
  value(await undoAgenda(office, runId, undo));
  expect(await agendaOf(runId)).toEqual(before);
});

it('shifts a day, or from a session on, within the days of the run', async () => {
  const { runId, first } = await plannedRun('SHIFT');
  const starts = async () =>
    (await agendaOf(runId)).map(({ startsAtLocal }) => startsAtLocal.toISOString().slice(8, 16));
  value(await shiftSessions(office, runId, { ...all, scope: 'DAY', day: '2026-06-16', minutes: -15 }));
  expect(await starts()).toEqual(['15T09:00', '15T10:00', '16T08:45']);
  value(await shiftSessions(office, runId, { ...all, scope: 'FROM', sessionId: first, days: 1, minutes: 0 }));
  expect(await starts()).toEqual(['15T09:00', '16T10:00', '17T08:45']);
  const over = await shiftSessions(office, runId, { ...all, days: 2, minutes: 0 });
  expect(codes(over)).toEqual(['SESSION_OUTSIDE_RUN', 'SESSION_OUTSIDE_RUN']);
  const none = { ...all, scope: 'DAY', day: '2026-06-14' } as const;
  expect(codes(await shiftSessions(office, runId, none))).toEqual(['AGENDA_EMPTY']);
});

it('leaves what was held where it was', async () => {
  const { runId, first } = await plannedRun('HELD');
  await marked(runId, first);
  const outcome = await shiftSessions(office, runId, all);
  expect(codes(outcome)).toEqual(['SESSION_HELD']);
  value(await shiftSessions(office, runId, { ...all, scope: 'DAY', day: '2026-06-16' }));
});

it('takes a cancelled session and a copied day back exactly', async () => {
  const { runId, first } = await plannedRun('BACK');
  const before = await agendaOf(runId);
  const cancelled = value(await cancelSession(office, first));
  value(await undoAgenda(office, runId, cancelled.undo));
  expect(await agendaOf(runId)).toEqual(before);
  const copied = value(await copyDay(office, runId, { from: '2026-06-15', to: '2026-06-17' }));
  expect(copied.sessionIds).toHaveLength(2);
  value(await undoAgenda(office, runId, copied.undo));
  expect(await agendaOf(runId)).toEqual(before);
});

it('does not undo over what others did since, what was held, or what is long past', async () => {
  const { runId, first } = await plannedRun('SINCE');
  const move = (from: string, to: string) =>
    moveSession(office, first, {
      ...{ startsAtLocal: `2026-06-15T${from}`, endsAtLocal: `2026-06-15T${to}`, trackId: null },
    });
  const { undo } = value(await move('10:30', '12:30'));
  value(await move('11:00', '13:00'));
  expect(codes(await undoAgenda(office, runId, undo))).toEqual(['AGENDA_CHANGED']);
  const copied = value(await copyDay(office, runId, { from: '2026-06-15', to: '2026-06-17' }));
  const id = copied.sessionIds[0]!;
  await db.trainingSession.update({
    where: { id },
    data: { createdAt: new Date(Date.now() - 2 * 3_600_000) },
  });
  expect(codes(await undoAgenda(office, runId, copied.undo))).toEqual(['UNDO_TOO_LATE']);
  await marked(runId, id);
  expect(codes(await undoAgenda(office, runId, copied.undo))).toEqual(['SESSION_HAS_ATTENDANCE']);
});

it('the old time may be taken by the time of the undo', async () => {
  const { courseId, runId, first, trainerId } = await plannedRun('TAKEN');
  const to = { startsAtLocal: '2026-06-15T15:00', endsAtLocal: '2026-06-15T17:00', trackId: null };
  const { undo } = value(await moveSession(office, first, to));
  const other = await runOf(courseId);
  value(await assignTrainer(office, other.runId, { personId: trainerId, waiverReason: null }));
  value(await scheduleSession(office, other.runId, at(15, '10:00', '11:00', { trainerIds: [trainerId] })));
  expect(codes(await undoAgenda(office, runId, undo))).toEqual(['TRAINER_BUSY_ON']);
});

it('is nobody’s who does not manage the run, and nobody’s once it is cancelled', async () => {
  const { runId, first, second } = await plannedRun('FOREIGN');
  const foreign = await coordinatorOf({ countryCode: 'GB' });
  const to = { startsAtLocal: '2026-06-15T15:00', endsAtLocal: '2026-06-15T17:00', trackId: null };
  const { undo } = value(await moveSession(office, first, to));
  await expect(moveSession(foreign, first, to)).rejects.toThrow(NotFound);
  await expect(shiftSessions(foreign, runId, all)).rejects.toThrow(NotFound);
  await expect(undoAgenda(foreign, runId, undo)).rejects.toThrow(NotFound);
  const wanted = { ...to, id: null, titleEn: 'X', roomId: null, trainerIds: [] };
  await expect(sessionCheck(foreign, runId, wanted)).rejects.toThrow(NotFound);
  const other = await plannedRun('OTHER');
  const strange = await moveSession(office, second, { ...to, trackId: other.trackId });
  expect(codes(strange)).toEqual(['TRACK_NOT_OF_RUN']);
  value(await cancelRun(office, runId, { reason: 'No money' }));
  expect(codes(await shiftSessions(office, runId, all))).toEqual(['RUN_CANCELLED']);
  expect(codes(await undoAgenda(office, runId, undo))).toEqual(['RUN_CANCELLED']);
});
