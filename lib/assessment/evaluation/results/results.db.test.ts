import { afterAll, expect, test } from 'vitest';
import { loadActor, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, coordinatorOf, office, personOf, runOf, value } from '@/lib/runs/testing/fixture';
import { mailEvaluationLinks, renewHallCode, setEvaluation } from '../commands';
import { evaluationPathOf, myEvaluations, taughtEvaluations } from '../mine/queries';
import { answer, during, evaluated, hallOf, ownOf } from '../testing/fixture';
import { hallOfRun, ownResults, runEvaluation } from './queries';

afterAll(() => db.$disconnect());

const after = new Date('2026-08-01T12:00:00Z');

async function actorOfPerson(personId: string): Promise<Actor> {
  const { id } = await db.account.create({
    data: { email: `a${process.hrtime.bigint()}@example.org`, name: 'Somebody', personId },
    select: { id: true },
  });
  return (await loadActor(id)) as Actor;
}

const actorOfAssignment = async (id: string) =>
  actorOfPerson((await db.trainerAssignment.findUniqueOrThrow({ where: { id } })).personId);

const answers = async (enrolmentIds: readonly string[], rating: number, text = 'A text') => {
  for (const id of enrolmentIds) value(await answer(ownOf(id), rating, { best: text }));
};

test('nothing is shown before five have answered, then all, and further ones join five at a time', async () => {
  const { runId, enrolmentIds } = await evaluated(11);
  const seen = async (now = during) => {
    const { head, parts } = await runEvaluation(office, runId, 'EN', now);
    const slots = parts.flatMap(({ slots: each }) => each);
    return [
      head.answered,
      head.shownOf,
      slots.find(({ name }) => name === 'content')?.answered,
      slots.find(({ name }) => name === 'best')?.texts.length,
    ];
  };
  await answers(enrolmentIds.slice(0, 4), 5);
  expect(await seen()).toEqual([4, 0, undefined, undefined]);
  await answers(enrolmentIds.slice(4, 5), 1);
  expect(await seen()).toEqual([5, 5, 5, 5]);
  await answers(enrolmentIds.slice(5, 9), 2);
  expect(await seen()).toEqual([9, 5, 5, 5]);
  await answers(enrolmentIds.slice(9, 10), 2);
  expect(await seen()).toEqual([10, 10, 10, 10]);
  await answers(enrolmentIds.slice(10, 11), 3);
  expect(await seen()).toEqual([11, 10, 10, 10]);
  expect(await seen(after)).toEqual([11, 11, 11, 11]);
}, 60_000);

test('fewer than five are not shown when it is over either', async () => {
  const { runId, enrolmentIds } = await evaluated(4);
  await answers(enrolmentIds, 1, 'Secret');
  const shown = await runEvaluation(office, runId, 'EN', after);
  expect(shown.head).toMatchObject({ answered: 4, expected: 4, shownOf: 0, standing: 'CLOSED' });
  expect(JSON.stringify(shown.parts)).not.toContain('Secret');
});

test('a trainer sees what was said of themselves, and neither the run nor a colleague', async () => {
  const { runId, enrolmentIds, assignmentIds } = await evaluated(5, {
    trainers: ['Anna Own', 'Boris Other'],
  });
  await answers(enrolmentIds, 4, 'About the run');
  const anna = await actorOfAssignment(assignmentIds[0] ?? '');
  const own = await ownResults(anna, runId, 'EN', during);
  expect(own.parts.map(({ subject }) => subject?.name)).toEqual(['Anna Own']);
  expect(own.parts[0]?.slots.map(({ question, mean }) => [question.key, mean])).toEqual([
    ['trainer-knowledge', 4],
    ['trainer-clarity', 4],
  ]);
  expect(JSON.stringify(own.parts)).not.toMatch(/Boris|About the run/);
  await expect(runEvaluation(anna, runId, 'EN', during)).rejects.toThrow(NotFound);
  expect((await hallOfRun(anna, runId, during)).url).toContain(hallOf(runId));
  expect(await taughtEvaluations(anna, during)).toMatchObject([{ runId, standing: 'OPEN' }]);

  await db.trainerAssignment.updateMany({
    where: { id: assignmentIds[0] },
    data: { removedAt: new Date(), removedBy: 'test' },
  });
  await expect(ownResults(anna, runId, 'EN', during)).rejects.toThrow(NotFound);
  // What was said of somebody who was removed stays for the coordinator.
  const { parts } = await runEvaluation(office, runId, 'EN', during);
  expect(parts.map(({ subject }) => subject?.name ?? null)).toEqual([null, 'Boris Other', 'Anna Own', null]);
});

test('who has nothing to do with the run finds nothing, as with a run that is not there', async () => {
  const { runId, enrolmentIds } = await evaluated(1);
  const foreign = await coordinatorOf({ countryCode: 'KZ' });
  const enrolment = await db.enrolment.findUniqueOrThrow({ where: { id: enrolmentIds[0] } });
  const participant = await actorOfPerson(enrolment.personId);
  for (const actor of [foreign, participant, await actorOfPerson(await personOf('Passer-by'))]) {
    await expect(runEvaluation(actor, runId, 'EN', during)).rejects.toThrow(NotFound);
    await expect(ownResults(actor, runId, 'EN', during)).rejects.toThrow(NotFound);
    await expect(hallOfRun(actor, runId, during)).rejects.toThrow(NotFound);
    await expect(renewHallCode(actor, runId)).rejects.toThrow(NotFound);
    await expect(mailEvaluationLinks(actor, runId, during)).rejects.toThrow(NotFound);
    await expect(setEvaluation(actor, runId, { closesOn: '', sessionIds: [] }, during)).rejects.toThrow(
      NotFound,
    );
  }
  await expect(runEvaluation(office, 'nothing', 'EN', during)).rejects.toThrow(NotFound);
});

test('a participant finds what is to be filled in until it is answered', async () => {
  const { runId, enrolmentIds } = await evaluated(2);
  const [first = '', second = ''] = enrolmentIds;
  const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id: first } });
  const me = await actorOfPerson(personId);
  expect((await myEvaluations(me, during)).map(({ path }) => path)).toEqual([`/evaluate/${ownOf(first)}`]);
  await answers([first], 5);
  expect(await myEvaluations(me, during)).toEqual([]);
  expect(await evaluationPathOf(db, second, during)).toBe(`/evaluate/${ownOf(second)}`);
  expect(await evaluationPathOf(db, second, after)).toBeNull();
  expect((await runEvaluation(office, runId, 'EN', during)).head.answered).toBe(1);
});

test('runs of the course before are compared with, by the means of the same questions', async () => {
  const earlier = await evaluated(5);
  await answers(earlier.enrolmentIds, 2);
  const { runId } = await runOf(earlier.courseId, { startsOn: '2026-07-06', endsOn: '2026-07-07' });
  const shown = await runEvaluation(office, runId, 'EN', after);
  expect(shown.earlier).toMatchObject([
    { runId: earlier.runId, answers: 5, means: { content: 2, usefulness: 2, organisation: 2 } },
  ]);
  const elsewhere = await coordinatorOf({ countryCode: 'UZ' });
  expect((await runEvaluation(elsewhere, runId, 'EN', after)).earlier).toHaveLength(1);
});

test('the last day can be moved while answers are taken, and never once it is over', async () => {
  const { runId } = await evaluated(1);
  const set = (closesOn: string, now = during, sessionIds: string[] = []) =>
    setEvaluation(office, runId, { closesOn, sessionIds }, now);
  expect(codes(await set('2026-06-16'))).toEqual(['CLOSES_TOO_EARLY']);
  expect(codes(await set('2027-06-16'))).toEqual(['CLOSES_TOO_LATE']);
  expect(codes(await set('', during, [runId]))).toEqual(['SESSION_NOT_OF_RUN']);
  value(await set('2026-06-18'));
  expect((await hallOfRun(office, runId, during)).lastDay).toBe('2026-06-18');
  expect(codes(await set('2026-07-30', new Date('2026-06-19T10:00:00Z')))).toEqual(['EVALUATION_OVER']);
});

test('a renewed code is another, and links go to all with a place, whether they have answered or not', async () => {
  const { runId, enrolmentIds } = await evaluated(3);
  const before = (await hallOfRun(office, runId, during)).url;
  value(await renewHallCode(office, runId));
  expect((await hallOfRun(office, runId, during)).url).not.toBe(before);
  expect(codes(await mailEvaluationLinks(office, runId, during))).toEqual(['NOBODY_WITH_ADDRESS']);
  for (const [number, id] of enrolmentIds.slice(0, 2).entries()) {
    const { personId } = await db.enrolment.findUniqueOrThrow({ where: { id } });
    await db.person.update({
      where: { id: personId },
      data: { email: `mail${number}.${runId}@example.org`, preferredLanguage: 'ru' },
    });
  }
  await answers(enrolmentIds.slice(0, 1), 5);
  expect(value(await mailEvaluationLinks(office, runId, during))).toEqual({ mailed: 2 });
  const mails = await db.mailMessage.findMany({
    where: { runId },
    select: { text: true, enrolmentId: true },
  });
  for (const { text, enrolmentId } of mails) expect(text).toContain(`/evaluate/${ownOf(enrolmentId ?? '')}`);
  expect(mails[0]?.text).toContain('Ответы принимаются по 1 июля 2026 г.');
  expect(codes(await mailEvaluationLinks(office, runId, after))).toEqual(['EVALUATION_NOT_OPEN']);
});
