import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { coordinatorOf, courseOf, personOf, runOf, value } from '../testing/fixture';
import { noteNextStep, recordNextStep, removeNextStep } from './commands';
import { peopleOfRun, runOutputs } from './queries';
import { nextStepSchema } from './schema';

let runId: string;
let coordinator: Actor;
let stranger: Actor;
beforeAll(async () => {
  const [own, other] = [await courseOf('STEPS'), await courseOf('OTHER')];
  ({ runId } = await runOf(own.courseId, { outputs: ['Comments on the draft'] }));
  coordinator = await coordinatorOf({ programmeId: own.programmeId });
  stranger = await coordinatorOf({ programmeId: other.programmeId });
});

const step = (changes: Record<string, string> = {}) =>
  nextStepSchema.parse({
    what: 'Send comments',
    personId: '',
    institutionId: '',
    ownerText: 'The drafting group',
    dueOn: '2026-06-30',
    ...changes,
  });
const stepsOn = async (today: string) => (await runOutputs(coordinator, runId, today)).steps;

it('stands with its owner and its day, is done by somebody, and is opened again', async () => {
  const { stepId } = value(await recordNextStep(coordinator, runId, step()));
  const person = await personOf('Step Owner');
  await db.enrolment.create({ data: { runId, personId: person, state: 'CONFIRMED' } });
  const ofPerson = { ownerText: '', personId: person, dueOn: '' };
  const second = value(await recordNextStep(coordinator, runId, step(ofPerson))).stepId;
  expect(await stepsOn('2026-07-01')).toMatchObject([
    { id: stepId, ownerText: 'The drafting group', state: 'OVERDUE', doneBy: null },
    { id: second, person: { latinName: 'Step Owner' }, state: 'OPEN', dueOn: null },
  ]);
  value(await noteNextStep(coordinator, runId, { stepId, isDone: true }));
  value(await noteNextStep(coordinator, runId, { stepId, isDone: true }));
  expect((await stepsOn('2026-07-01'))[1]).toMatchObject({
    id: stepId,
    state: 'DONE',
    doneBy: 'Coordinator',
  });
  expect(await db.auditEntry.count({ where: { action: 'finishNextStep', subjectId: runId } })).toBe(1);
  value(await noteNextStep(coordinator, runId, { stepId, isDone: false }));
  value(await recordNextStep(coordinator, runId, step({ dueOn: '2026-07-05' }), stepId));
  expect((await stepsOn('2026-07-01'))[0]).toMatchObject({ id: stepId, state: 'DUE', dueOn: '2026-07-05' });
  value(await removeNextStep(coordinator, runId, second));
  expect((await stepsOn('2026-07-01')).map(({ id }) => id)).toEqual([stepId]);
  expect(await db.nextStep.count({ where: { id: second, removedBy: coordinator.by } })).toBe(1);
  const { outputs } = await runOutputs(coordinator, runId, '2026-07-01');
  expect(outputs.map(({ text }) => text)).toEqual(['Comments on the draft']);
  expect((await peopleOfRun(coordinator, runId)).map(({ id }) => id)).toEqual([person]);
});

it('is nobody else’s: neither the run, nor a step of another run, nor a person whom one does not see', async () => {
  const { stepId } = value(await recordNextStep(coordinator, runId, step()));
  const hidden = await personOf('Hidden Person');
  const elsewhere = await runOf((await courseOf('ELSEWHERE')).courseId);
  await db.enrolment.create({ data: { runId: elsewhere.runId, personId: hidden, state: 'CONFIRMED' } });
  const tries = [
    () => recordNextStep(stranger, runId, step()),
    () => noteNextStep(stranger, runId, { stepId, isDone: true }),
    () => removeNextStep(stranger, runId, stepId),
    () => runOutputs(stranger, runId, '2026-07-01'),
    () => peopleOfRun(stranger, runId),
    () => recordNextStep(coordinator, runId, step({ ownerText: '', personId: hidden })),
    () => removeNextStep(coordinator, elsewhere.runId, stepId),
    () => runOutputs(coordinator, 'nonsense', '2026-07-01'),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFound);
});
