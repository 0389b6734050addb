import { expect, it } from 'vitest';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { addDays, dayOf } from '@/lib/time/day';
import { busyOf } from '../clashes/people/queries';
import { addUnavailability, removeUnavailability, setWorkingLanguages } from '../availability/commands';
import { availability } from '../availability/queries';
import { addHoliday, removeHoliday } from '../holidays/commands';
import { holidayList } from '../holidays/queries';
import { runOverview } from '../overview/queries';
import { markMaterial } from '../readiness/commands';
import { changeRun } from '../commands';
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
} from '../testing/fixture';
import { acceptAssignment, declineAssignment } from './answers/commands';
import { myAssignments } from './answers/queries';
import { assignTrainer } from './commands';
import { assignmentCheck, runTrainers } from './queries';

let courses = 0;
const today = dayOf(new Date());
const soon = addDays(today, 20);

const newCourse = async () => courseOf(`ANS${++courses}`);

/** Somebody with an account and no right. */
async function accountOf(personId: string): Promise<Actor> {
  const email = `t${process.hrtime.bigint()}@example.org`;
  const { id } = await db.account.create({ data: { email, name: 'T', personId }, select: { id: true } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('no actor');
  return actor;
}

const assign = (runId: string, personId: string, clashReason: string | null = null) =>
  assignTrainer(office, runId, { personId, waiverReason: null, clashReason });

const session = (day: string, from: string, to: string) => sessionInput(`${day}T${from}`, `${day}T${to}`);

const confirm = (runId: string, personId: string) =>
  db.enrolment.create({ data: { runId, personId, state: 'CONFIRMED' } });

it('is asked, says yes, and may still say no with a reason, which frees the sessions to come', async () => {
  const { courseId, programmeId } = await newCourse();
  const run = await runOf(courseId, { startsOn: soon, endsOn: soon });
  value(await scheduleSession(office, run.runId, session(soon, '09:00', '12:00')));
  const trainer = await personOf('Answering Trainer');
  const { assignmentId } = value(await assign(run.runId, trainer));
  const actor = await accountOf(trainer);
  expect(await myAssignments(actor, today)).toMatchObject([
    { id: assignmentId, answer: 'WAITING', sessions: 1 },
  ]);
  const coordinator = await coordinatorOf({ programmeId });
  value(await acceptAssignment(actor, assignmentId));
  value(await acceptAssignment(actor, assignmentId));
  expect((await runTrainers(coordinator, run.runId))[0]?.answer).toBe('ACCEPTED');

  expect(value(await declineAssignment(actor, assignmentId, { reason: 'Ill' }))).toEqual({
    sessionsFreed: 1,
  });
  expect(await runTrainers(coordinator, run.runId)).toMatchObject([
    { answer: 'DECLINED', declinedReason: 'Ill', sessions: 0 },
  ]);
  expect(await myAssignments(actor, today)).toEqual([]);
});

it('answers for nobody else, and not for what has ended', async () => {
  const { courseId, programmeId } = await newCourse();
  const run = await runOf(courseId, { startsOn: soon, endsOn: soon });
  const trainer = await personOf('Own Answers');
  const { assignmentId } = value(await assign(run.runId, trainer));
  const other = await accountOf(await personOf('Somebody Else'));
  const coordinator = await coordinatorOf({ programmeId });
  for (const actor of [other, coordinator, office]) {
    await expect(acceptAssignment(actor, assignmentId)).rejects.toThrow(NotFound);
    await expect(declineAssignment(actor, assignmentId, { reason: 'x' })).rejects.toThrow(NotFound);
  }
  const actor = await accountOf(trainer);
  value(await declineAssignment(actor, assignmentId, { reason: 'Ill' }));
  await expect(acceptAssignment(actor, assignmentId)).rejects.toThrow(NotFound);
  await expect(acceptAssignment(actor, 'no id')).rejects.toThrow(NotFound);
});

it('finds who takes part elsewhere when they are to teach, by the hours where both runs have some', async () => {
  const { courseId } = await newCourse();
  const there = await runOf(courseId);
  const here = await runOf(courseId);
  const both = await personOf('Both Roles');
  await confirm(there.runId, both);
  const days = { code: 'TRAINER_TAKES_PART_IN', path: 'clashReason' };
  expect(await assign(here.runId, both)).toMatchObject({ refusals: [days] });
  const check = await assignmentCheck(office, here.runId, both);
  expect(check.takesPartElsewhere).toMatchObject([{ run: { code: there.code }, session: null }]);

  value(await scheduleSession(office, there.runId, session('2026-06-15', '09:00', '12:00')));
  value(await scheduleSession(office, here.runId, session('2026-06-15', '11:00', '13:00')));
  expect((await assignmentCheck(office, here.runId, both)).takesPartElsewhere).toMatchObject([
    { session: { startsAtLocal: '2026-06-15T09:00' } },
  ]);
  expect(codes(await assign(here.runId, both))).toEqual(['TRAINER_TAKES_PART_IN']);
  value(await assign(here.runId, both, 'Leaves for an hour'));
  expect((await runTrainers(office, here.runId))[0]?.clashReason).toBe('Leaves for an hour');

  // The same days and other hours are no clash at all, and no reason is kept for it.
  const afternoon = await runOf(courseId);
  value(await scheduleSession(office, afternoon.runId, session('2026-06-15', '14:00', '16:00')));
  value(await assign(afternoon.runId, both, 'not needed'));
  expect((await runTrainers(office, afternoon.runId))[0]?.clashReason).toBeNull();
});

it('finds who teaches elsewhere when they are to take part, and goes by a participant’s own track', async () => {
  const { courseId } = await newCourse();
  const teaching = await runOf(courseId);
  const run = await runOf(courseId);
  const both = await personOf('Teaches There');
  value(await assign(teaching.runId, both));
  const wanted = { id: run.runId, startsOn: '2026-06-15', endsOn: '2026-06-17' };
  expect(await busyOf(db, office, wanted, [both])).toMatchObject([
    { as: 'TRAINER', run: { code: teaching.code }, session: null },
  ]);
  value(
    await scheduleSession(office, teaching.runId, {
      ...session('2026-06-15', '09:00', '12:00'),
      trainerIds: [both],
    }),
  );
  value(await scheduleSession(office, run.runId, session('2026-06-15', '13:00', '14:00')));
  expect(await busyOf(db, office, wanted, [both])).toEqual([]);
  value(await scheduleSession(office, run.runId, session('2026-06-15', '11:30', '12:30')));
  expect(await busyOf(db, office, wanted, [both])).toMatchObject([
    { as: 'TRAINER', session: { startsAtLocal: '2026-06-15T09:00' } },
  ]);

  const tracked = await runOf(courseId);
  const track = (name: string, position: number) =>
    db.track.create({ data: { runId: tracked.runId, name, position } });
  const [a, b] = [await track('A', 1), await track('B', 2)];
  await scheduleSession(office, tracked.runId, session('2026-06-15', '11:00', '12:00'));
  await db.trainingSession.updateMany({ where: { runId: tracked.runId }, data: { trackId: a.id } });
  const [inA, inB] = [await personOf('In A'), await personOf('In B')];
  await db.enrolment.create({
    data: { runId: tracked.runId, personId: inA, state: 'CONFIRMED', trackId: a.id },
  });
  await db.enrolment.create({
    data: { runId: tracked.runId, personId: inB, state: 'CONFIRMED', trackId: b.id },
  });
  const busy = await busyOf(db, office, wanted, [inA, inB]);
  expect(busy.map(({ personId }) => personId)).toEqual([inA]);
});

it('does not name a run that is not the coordinator’s', async () => {
  const [mine, foreign] = [await newCourse(), await newCourse()];
  const there = await runOf(foreign.courseId);
  const here = await runOf(mine.courseId);
  const both = await personOf('Known To Both');
  await confirm(there.runId, both);
  await db.enrolment.create({ data: { runId: here.runId, personId: both, state: 'WITHDRAWN' } });
  const coordinator = await coordinatorOf({ programmeId: mine.programmeId });
  const check = await assignmentCheck(coordinator, here.runId, both);
  expect(check.takesPartElsewhere).toMatchObject([{ run: null }]);
  expect(codes(await assignTrainer(coordinator, here.runId, { personId: both, waiverReason: null }))).toEqual(
    ['TRAINER_TAKES_PART'],
  );
});

it('refuses who said that they cannot come, unless a reason is given that stays', async () => {
  const { courseId, programmeId } = await newCourse();
  const { runId } = await runOf(courseId);
  const trainer = await personOf('On Leave');
  const actor = await accountOf(trainer);
  const days = { startsOn: '2026-06-17', endsOn: '2026-06-20', note: 'leave' };
  const { unavailabilityId } = value(await addUnavailability(actor, trainer, days));
  value(await setWorkingLanguages(actor, trainer, ['en', 'en']));
  expect(await availability(actor, trainer, '2026-06-01')).toMatchObject({
    languages: ['en'],
    unavailable: [days],
  });
  const check = await assignmentCheck(office, runId, trainer);
  expect(check).toMatchObject({ away: [{ startsOn: '2026-06-17' }], speaks: false });
  expect(await assign(runId, trainer)).toMatchObject({
    refusals: [{ code: 'TRAINER_UNAVAILABLE', params: { who: 'On Leave', from: '2026-06-17' } }],
  });
  value(await assign(runId, trainer, 'Comes back for it'));
  expect((await runTrainers(office, runId))[0]?.clashReason).toBe('Comes back for it');

  const stranger = await coordinatorOf({ programmeId: (await newCourse()).programmeId });
  await expect(addUnavailability(stranger, trainer, days)).rejects.toThrow(NotFound);
  await expect(removeUnavailability(stranger, unavailabilityId)).rejects.toThrow(NotFound);
  await expect(setWorkingLanguages(stranger, trainer, ['ru'])).rejects.toThrow(NotFound);
  await expect(availability(stranger, trainer, today)).rejects.toThrow(NotFound);
  const coordinator = await coordinatorOf({ programmeId });
  value(await removeUnavailability(coordinator, unavailabilityId));
  expect((await assignmentCheck(office, runId, trainer)).away).toEqual([]);
});

it('keeps holidays as the office says them, for administrators alone', async () => {
  const holiday = { countryCode: 'KG', day: '2027-05-20', nameEn: 'Orozo Ait', nameRu: 'Орозо айт' };
  value(await addHoliday(office, holiday));
  expect(codes(await addHoliday(office, holiday))).toEqual(['HOLIDAY_TWICE']);
  expect(codes(await addHoliday(office, { ...holiday, countryCode: 'QQ' }))).toEqual(['NOT_A_CHOICE']);
  expect((await holidayList(office, 'KG', 2027)).map(({ day }) => day)).toContain('2027-05-20');
  const { courseId } = await newCourse();
  const place = { countryCode: 'KG', timeZone: 'Asia/Bishkek', cityEn: 'Osh', cityRu: 'Ош' };
  const run = await runOf(courseId, { ...place, startsOn: '2027-05-19', endsOn: '2027-05-21' });
  expect((await runOverview(office, run.runId, today)).holidays).toMatchObject([{ day: '2027-05-20' }]);
  const coordinator = await coordinatorOf({});
  await expect(addHoliday(coordinator, { ...holiday, day: '2027-05-22' })).rejects.toThrow(NotFound);
  await expect(removeHoliday(coordinator, holiday)).rejects.toThrow(NotFound);
  await expect(holidayList(coordinator, 'KG', 2027)).rejects.toThrow(NotFound);
  value(await removeHoliday(office, holiday));
  await expect(removeHoliday(office, holiday)).rejects.toThrow(NotFound);
});

it('keeps what was marked ready when the run’s form is saved again', async () => {
  const { courseId, programmeId } = await newCourse();
  const { runId } = await runOf(courseId, { materials: ['Handbook', 'Slides'] });
  const materials = async () => (await runOverview(office, runId, today)).materials;
  const [first] = await materials();
  value(await markMaterial(office, runId, { materialId: first?.id ?? '', ready: true }));
  value(await markMaterial(office, runId, { materialId: first?.id ?? '', ready: true }));
  const changed = {
    ...runInput(courseId, { materials: ['Slides', 'Handbook', 'Badges'] }),
    moveSessions: false,
  };
  value(await changeRun(office, runId, changed));
  expect((await materials()).map(({ title, readyAt }) => [title, readyAt !== null])).toEqual([
    ['Slides', false],
    ['Handbook', true],
    ['Badges', false],
  ]);
  const stranger = await coordinatorOf({ programmeId: (await newCourse()).programmeId });
  const [slides, handbook] = await materials();
  await expect(markMaterial(stranger, runId, { materialId: slides?.id ?? '', ready: true })).rejects.toThrow(
    NotFound,
  );
  const other = await runOf(courseId);
  await expect(
    markMaterial(await coordinatorOf({ programmeId }), other.runId, {
      materialId: handbook?.id ?? '',
      ready: false,
    }),
  ).rejects.toThrow(NotFound);
});
