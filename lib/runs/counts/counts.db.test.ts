import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { scheduleSession } from '../sessions/commands';
import { codes, coordinatorOf, courseOf, personOf, runOf, sessionInput, value } from '../testing/fixture';
import { recordCount, takeBackCount } from './commands';
import { runCrowd } from './queries';
import { countSchema } from './schema';

let runId: string;
let sessionId: string;
let coordinator: Actor;
let stranger: Actor;
beforeAll(async () => {
  const [own, other] = [await courseOf('CROWD'), await courseOf('CROWD-2')];
  ({ runId } = await runOf(own.courseId));
  coordinator = await coordinatorOf({ programmeId: own.programmeId });
  stranger = await coordinatorOf({ programmeId: other.programmeId });
  const planned = await scheduleSession(
    coordinator,
    runId,
    sessionInput('2026-06-15T09:00', '2026-06-15T10:00'),
  );
  ({ sessionId } = value(planned));
});

const count = (women: number, men: number, changes: Record<string, string> = {}) =>
  countSchema.parse({
    sessionId: '',
    place: 'Osh',
    ...changes,
    cells: [
      { sex: 'FEMALE', ageGroup: 'FROM_18_TO_29', people: women },
      { sex: 'MALE', ageGroup: 'UNKNOWN', people: men },
    ],
  });

it('is corrected by another count with a reason, and both stay', async () => {
  const first = value(await recordCount(coordinator, runId, count(12, 9))).countId;
  expect(codes(await recordCount(coordinator, runId, count(1, 1, { place: ' osh' })))).toEqual([
    'COUNT_TWICE',
  ]);
  const corrects = { countId: first, reason: 'Counted again from the list at the door' };
  const second = value(await recordCount(coordinator, runId, count(14, 0), corrects)).countId;
  const { counts, figures } = await runCrowd(coordinator, runId);
  expect(counts).toMatchObject([
    { id: first, people: 21, tells: false, ended: { by: 'Coordinator', reason: corrects.reason } },
    { id: second, people: 14, tells: true, ended: null, recordedBy: 'Coordinator' },
  ]);
  expect(figures).toEqual({ named: 0, participations: 0, counted: 14 });
  await expect(recordCount(coordinator, runId, count(1, 1), corrects)).rejects.toThrow(NotFound);
  await expect(db.runCountCell.updateMany({ data: { people: 1 } })).rejects.toThrow(/append_only/);
});

it('of a session stands beside that of the run and is not added to it; people by name stay apart', async () => {
  const ofSession = value(await recordCount(coordinator, runId, count(30, 30, { sessionId }))).countId;
  const personId = await personOf('Known By Name');
  const { id: enrolmentId } = await db.enrolment.create({
    data: { runId, personId, state: 'CONFIRMED' },
    select: { id: true },
  });
  const recordedById = coordinator.accountId;
  const mark = { status: 'LATE' as const, minutes: 5, at: new Date(), device: 'Test', recordedById };
  await db.attendanceMark.create({
    data: { ...mark, sessionId, enrolmentId, runId, operationId: '01890000-0000-7000-8000-000000000001' },
  });
  const { figures, counts } = await runCrowd(coordinator, runId);
  expect(figures).toEqual({ named: 1, participations: 1, counted: 14 });
  expect(counts.find(({ id }) => id === ofSession)?.tells).toBe(false);
  value(await takeBackCount(coordinator, runId, { countId: ofSession, reason: 'Of another session' }));
  expect((await runCrowd(coordinator, runId)).counts.find(({ id }) => id === ofSession)?.ended?.reason).toBe(
    'Of another session',
  );
});

it('is only of a run that one manages, of its own sessions, and that is not cancelled', async () => {
  const elsewhere = await runOf((await courseOf('CROWD-3')).courseId);
  const { countId } = value(await recordCount(coordinator, runId, count(1, 0, { place: 'Naryn' })));
  const correction = { countId, reason: 'x' };
  const tries = [
    () => recordCount(stranger, runId, count(1, 1)),
    () => takeBackCount(stranger, runId, correction),
    () => runCrowd(stranger, runId),
    () => recordCount(coordinator, elsewhere.runId, count(1, 1)),
    () => recordCount(coordinator, runId, count(1, 1, { sessionId: elsewhere.runId })),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound);
  await db.courseRun.update({
    where: { id: runId },
    data: { cancelledAt: new Date(), cancelledReason: 'Snow' },
  });
  expect(codes(await recordCount(coordinator, runId, count(1, 1, { place: 'Talas' })))).toEqual([
    'RUN_CANCELLED',
  ]);
});
