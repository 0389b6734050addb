import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { codes, courseOf, office, personOf, runOf, sessionInput, value, venueOf } from '../testing/fixture';
import { assignTrainer } from '../trainers/commands';
import { cancelSession, changeSession, copyDay, scheduleSession } from './commands';

const day = (from: string, to: string, changes: Parameters<typeof sessionInput>[2] = {}) =>
  sessionInput(`2026-06-15T${from}`, `2026-06-15T${to}`, changes);

it('stores the time on the wall, the zone, and the instant of both', async () => {
  const { courseId } = await courseOf('ALMATY');
  const almaty = { timeZone: 'Asia/Almaty', countryCode: 'KZ', cityEn: 'Almaty', cityRu: 'Алматы' };
  const { runId } = await runOf(courseId, { ...almaty, startsOn: '2024-02-28', endsOn: '2024-03-02' });
  value(await scheduleSession(office, runId, sessionInput('2024-02-28T09:00', '2024-02-28T10:00')));
  value(await scheduleSession(office, runId, sessionInput('2024-03-02T09:00', '2024-03-02T10:00')));
  const rows = await db.$queryRaw<{ local: string; instant: string }[]>`
    SELECT to_char(starts_at_local, 'YYYY-MM-DD HH24:MI') AS local,
           to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS instant
    FROM training_session WHERE run_id = ${runId}::uuid ORDER BY starts_at`;
  // Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024.
  expect(rows).toEqual([
    { local: '2024-02-28 09:00', instant: '2024-02-28 03:00' },
    { local: '2024-03-02 09:00', instant: '2024-03-02 04:00' },
  ]);
});

it('refuses times that cannot be, each beside its field', async () => {
  const { courseId } = await courseOf('TIMES');
  const london = { timeZone: 'Europe/London', countryCode: 'GB', cityEn: 'London', cityRu: null };
  const { runId } = await runOf(courseId, { ...london, startsOn: '2026-03-28', endsOn: '2026-03-29' });
  const refused = async (from: string, to: string) => {
    const outcome = await scheduleSession(office, runId, {
      ...day('09:00', '10:00'),
      startsAtLocal: from,
      endsAtLocal: to,
    });
    return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);
  };
  expect(await refused('2026-03-29T01:30', '2026-03-29T03:00')).toEqual(['LOCAL_TIME_MISSING startsAtLocal']);
  expect(await refused('2026-03-28T10:00', '2026-03-28T09:00')).toEqual(['ENDS_BEFORE_START endsAtLocal']);
  expect(await refused('2026-03-27T10:00', '2026-03-27T11:00')).toEqual([
    'SESSION_OUTSIDE_RUN startsAtLocal',
  ]);
  expect(await refused('2026-03-28T01:00', '2026-03-29T03:00')).toEqual(['SESSION_TOO_LONG endsAtLocal']);
  expect(await refused('2026-03-29T23:00', '2026-03-30T00:30')).toEqual(['SESSION_OUTSIDE_RUN endsAtLocal']);
  expect(await refused('2026-03-29T23:00', '2026-03-30T00:00')).toEqual([]);
});

it('gives a room to one of two who want it at once, and to one venue only', async () => {
  const { courseId } = await courseOf('ROOM');
  const { venueId, roomIds } = await venueOf('Rooms');
  const other = await venueOf('Other rooms');
  const runs = [await runOf(courseId, { venueId }), await runOf(courseId, { venueId })];
  const wanted = day('09:00', '12:00', { roomId: roomIds[0]! });
  const outcomes = await Promise.all(runs.map(({ runId }) => scheduleSession(office, runId, wanted)));
  expect(outcomes.flatMap(codes)).toEqual(['ROOM_BUSY_ON']);
  const foreign = await scheduleSession(
    office,
    runs[0]!.runId,
    day('13:00', '14:00', { roomId: other.roomIds[0]! }),
  );
  expect(codes(foreign)).toEqual(['ROOM_NOT_OF_VENUE']);
});

it('lets the database refuse a session outside its run, whatever the path', async () => {
  const { courseId } = await courseOf('OUTSIDE');
  const { runId } = await runOf(courseId);
  const { sessionId } = value(await scheduleSession(office, runId, day('09:00', '10:00')));
  const outcome = await inTransaction(async (tx) => {
    await tx.courseRun.update({ where: { id: runId }, data: { startsOn: new Date('2026-06-16') } });
    return done(sessionId);
  });
  expect(codes(outcome)).toEqual(['SESSIONS_OUTSIDE_RUN']);
});

it('changes a session with its trainers, who must be trainers of the run', async () => {
  const { courseId } = await courseOf('CHANGE');
  const { runId } = await runOf(courseId);
  const [first, second, stranger] = [await personOf('F F'), await personOf('S S'), await personOf('X X')];
  for (const personId of [first, second])
    value(await assignTrainer(office, runId, { personId, waiverReason: null }));
  const { sessionId } = value(
    await scheduleSession(office, runId, day('09:00', '10:00', { trainerIds: [first, second] })),
  );
  value(
    await changeSession(office, sessionId, day('09:30', '10:30', { trainerIds: [second], counts: false })),
  );
  const session = await db.trainingSession.findUniqueOrThrow({
    where: { id: sessionId },
    include: { trainers: true },
  });
  expect(session.trainers.map(({ personId, startsAt }) => [personId, startsAt])).toEqual([
    [second, session.startsAt],
  ]);
  expect(session.counts).toBe(false);
  const refused = (trainerIds: string[]) =>
    changeSession(office, sessionId, day('09:00', '10:00', { trainerIds }));
  expect(codes(await refused([stranger]))).toEqual(['TRAINER_NOT_ON_RUN']);
  expect(codes(await refused([first, first]))).toEqual(['TRAINER_TWICE']);
});

it('cancels a session that has not been held, and no other', async () => {
  const { courseId } = await courseOf('HELD');
  const { runId } = await runOf(courseId);
  const { sessionId } = value(await scheduleSession(office, runId, day('09:00', '10:00')));
  const held = value(await scheduleSession(office, runId, day('10:00', '11:00'))).sessionId;
  const enrolment = await db.enrolment.create({
    data: { runId, personId: await personOf('P P'), state: 'CONFIRMED' },
  });
  const account = await db.account.create({ data: { email: 'held@example.org', name: 'Held' } });
  await db.attendanceMark.create({
    data: {
      runId,
      sessionId: held,
      enrolmentId: enrolment.id,
      operationId: enrolment.id,
      status: 'PRESENT',
      at: new Date(),
      device: 'test',
      recordedById: account.id,
    },
  });
  expect(codes(await cancelSession(office, held))).toEqual(['SESSION_HAS_ATTENDANCE']);
  value(await cancelSession(office, sessionId));
  expect(codes(await cancelSession(office, sessionId))).toEqual(['SESSION_CANCELLED']);
  expect(codes(await changeSession(office, sessionId, day('09:00', '10:00')))).toEqual(['SESSION_CANCELLED']);
});

it('copies a day whole or not at all', async () => {
  const { courseId } = await courseOf('COPY');
  const { runId } = await runOf(courseId);
  const trainer = await personOf('C C');
  value(await assignTrainer(office, runId, { personId: trainer, waiverReason: null }));
  value(await scheduleSession(office, runId, day('09:00', '10:00', { counts: false })));
  value(await scheduleSession(office, runId, day('10:00', '12:00', { trainerIds: [trainer] })));
  value(await copyDay(office, runId, { from: '2026-06-15', to: '2026-06-16' }));
  const copied = await db.trainingSession.findMany({
    where: { runId, startsAtLocal: { gte: new Date('2026-06-16') } },
    orderBy: { startsAt: 'asc' },
    include: { trainers: true },
  });
  expect(
    copied.map(({ startsAtLocal, counts, trainers }) => [
      startsAtLocal.toISOString(),
      counts,
      trainers.length,
    ]),
  ).toEqual([
    ['2026-06-16T09:00:00.000Z', false, 0],
    ['2026-06-16T10:00:00.000Z', true, 1],
  ]);
  const before = await db.trainingSession.count({ where: { runId } });
  expect(codes(await copyDay(office, runId, { from: '2026-06-15', to: '2026-06-18' }))).toEqual([
    'SESSION_OUTSIDE_RUN',
    'SESSION_OUTSIDE_RUN',
  ]);
  expect(codes(await copyDay(office, runId, { from: '2026-06-17', to: '2026-06-16' }))).toEqual([
    'DAY_EMPTY',
  ]);
  expect(codes(await copyDay(office, runId, { from: '2026-06-15', to: '2026-06-16' }))).toEqual([
    'TRAINER_BUSY_ON',
  ]);
  expect(await db.trainingSession.count({ where: { runId } })).toBe(before);
});
