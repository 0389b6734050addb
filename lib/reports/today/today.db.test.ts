import { expect, it } from 'vitest';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { noteNextStep, recordNextStep } from '@/lib/runs/next-steps/commands';
import { acceptAssignment, declineAssignment } from '@/lib/runs/trainers/answers/commands';
import { assignTrainer } from '@/lib/runs/trainers/commands';
import { coordinatorOf, courseOf, office, personOf, runOf, value } from '@/lib/runs/testing/fixture';
import { addDays, dayOf } from '@/lib/time/day';
import { todayOf } from './queries';

const now = new Date();
const today = dayOf(now);
let courses = 0;

/** A run of a course of its own that begins in so many days, and its coordinator. */
async function comingRun(days: number) {
  const { courseId, programmeId } = await courseOf(`TODAY${++courses}`);
  const startsOn = addDays(today, days);
  const run = await runOf(courseId, { startsOn, endsOn: startsOn });
  return { ...run, courseId, coordinator: await coordinatorOf({ programmeId }) };
}

async function accountOf(personId: string): Promise<Actor> {
  const email = `today${process.hrtime.bigint()}@example.org`;
  const { id } = await db.account.create({ data: { email, name: 'T', personId }, select: { id: true } });
  const actor = await loadActor(id);
  if (!actor) throw new Error('no actor');
  return actor;
}

const assign = async (runId: string, personId: string) =>
  value(await assignTrainer(office, runId, { personId, waiverReason: null })).assignmentId;

it('shows what fails by its date, and nothing that is not due', async () => {
  const { coordinator, runId } = await comingRun(20);
  const { failing } = await todayOf(coordinator, now, today);
  expect(failing.map(({ need }) => need)).toEqual(['TRAINERS', 'VENUE']);
  expect(failing[0]).toMatchObject({ run: { id: runId }, due: addDays(today, -10) });
  const near = await comingRun(5);
  expect((await todayOf(near.coordinator, now, today)).failing.map(({ need }) => need)).toEqual([
    ...['TRAINERS', 'VENUE', 'AGENDA', 'INVITATIONS', 'CONFIRMED'],
  ]);
  const far = await comingRun(40);
  expect((await todayOf(far.coordinator, now, today)).failing).toEqual([]);
});

it('lists trainers who have not answered, and who declined until somebody follows', async () => {
  const { coordinator, runId } = await comingRun(20);
  const trainer = await personOf('Declining Trainer');
  const id = await assign(runId, trainer);
  const answers = async () => (await todayOf(coordinator, now, today)).answers;
  expect(await answers()).toMatchObject([{ id, declined: false, run: { id: runId } }]);
  const actor = await accountOf(trainer);
  value(await acceptAssignment(actor, id));
  expect(await answers()).toEqual([]);
  value(await declineAssignment(actor, id, { reason: 'Ill' }));
  expect(await answers()).toMatchObject([{ id, declined: true, declinedReason: 'Ill' }]);
  const next = await assign(runId, await personOf('Following Trainer'));
  expect(await answers()).toMatchObject([{ id: next, declined: false }]);
});

it('lists nominations to decide, offers that ran out and mails that failed, to those whose run it is', async () => {
  const { coordinator, runId } = await comingRun(20);
  const call = await db.nominationCall.create({
    data: {
      ...{ runId, countryCode: 'UZ', places: 5, deadline: new Date(addDays(today, -1)), language: 'RU' },
      ...{ focalName: 'Focal', focalEmail: 'focal@example.org', createdBy: 'test' },
    },
  });
  await db.nomination.create({ data: { callId: call.id, runId, rank: 1, latinName: 'Put Forward' } });
  const enrolment = await db.enrolment.create({
    data: { runId, personId: await personOf('Waiting Person'), state: 'WAITING_LIST' },
  });
  const hour = 3_600_000;
  await db.placeOffer.create({
    data: {
      ...{ enrolmentId: enrolment.id, offeredBy: 'test', taken: false },
      ...{ expiresAt: new Date(now.getTime() - hour), endedAt: new Date(now.getTime() - hour) },
    },
  });
  await db.mailMessage.create({
    data: {
      ...{ toAddress: 'nobody@example.org', subject: 'S', text: 'T', language: 'EN', template: 'invitation' },
      ...{ state: 'FAILED', runId },
    },
  });
  expect(await todayOf(coordinator, now, today)).toMatchObject({
    nominations: [{ id: runId, submitted: 1, entered: 0 }],
    offers: [{ id: runId, offers: 1 }],
    mails: { all: 0, runs: [{ id: runId, mails: 1 }] },
  });
  const stranger = await coordinatorOf({ programmeId: (await courseOf(`TODAY${++courses}`)).programmeId });
  expect(await todayOf(stranger, now, today)).toMatchObject({
    ...{ nominations: [], offers: [], failing: [], answers: [], steps: [], mails: { all: 0, runs: [] } },
  });
});

it('lists next steps whose day has passed, until they are done', async () => {
  const { coordinator, runId } = await comingRun(40);
  const step = async (dueOn: string, what: string) =>
    value(
      await recordNextStep(coordinator, runId, {
        ...{ what, dueOn, ownerText: 'The drafting group', personId: null, institutionId: null },
      }),
    );
  const late = await step(addDays(today, -1), 'Send comments');
  await step(today, 'Revise');
  const steps = async () => (await todayOf(coordinator, now, today)).steps;
  expect(await steps()).toMatchObject([{ id: late.stepId, what: 'Send comments', run: { id: runId } }]);
  value(await noteNextStep(coordinator, runId, { stepId: late.stepId, isDone: true }));
  expect(await steps()).toEqual([]);
});

it('is not for those who coordinate nothing', async () => {
  const actor = await accountOf(await personOf('Nobody'));
  await expect(todayOf(actor, now, today)).rejects.toThrow(NotFound);
});
