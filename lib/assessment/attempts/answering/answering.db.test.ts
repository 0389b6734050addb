import fc from 'fast-check';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, value } from '@/lib/runs/testing/fixture';
import { closeTest } from '../opening/commands';
import {
  allRight,
  answer,
  handIn,
  hallOf,
  ownOf,
  scoresAt,
  seen,
  taken,
  testedRun,
} from '../testing/fixture';
import { beginTest, handInTest, saveAnswer } from './commands';
import { openedByTestCode, placeOfTestCode } from './queries';

test('a person begins, answers, goes on where they stopped, and hands in once; the score stands', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  expect(await seen(code)).toMatchObject({ step: 'BEGIN', languages: ['en', 'ru'], attempt: null });
  value(await beginTest(code));
  value(await beginTest(code));
  value(await answer(code, 1, ['c']));
  value(await answer(code, 1, ['b']));
  value(await answer(code, 2, ['a']));
  const stopped = await seen(code);
  expect(stopped.step).toBe('ANSWER');
  expect([...stopped.answers.values()]).toHaveLength(2);
  // What is right is nothing that the page knows.
  expect(JSON.stringify(stopped.questions)).not.toMatch(/right|isTrue|tolerance/);
  value(await answer(code, 4, '29,5'));
  value(await handIn(code));
  value(await handIn(code));
  expect(await seen(code)).toMatchObject({ step: 'DONE', score: { points: 2, maxPoints: 5 } });
  expect(await scoresAt(enrolmentIds[0])).toEqual(['TEST 2/5']);
  expect(codes(await answer(code, 2, ['a', 'c']))).toEqual(['ALREADY_HANDED_IN']);
  const attempt = await db.testAttempt.findFirstOrThrow({ where: { enrolmentId: enrolmentIds[0] ?? '' } });
  await expect(
    db.testAnswer.updateMany({ where: { attemptId: attempt.id }, data: { chosen: ['a'], number: null } }),
  ).rejects.toThrow('test_answer_stays');
  await expect(db.testAnswer.deleteMany({ where: { attemptId: attempt.id } })).rejects.toThrow(
    'test_answer_stays',
  );
  await expect(
    db.testAttempt.update({ where: { id: attempt.id }, data: { handedInAt: null } }),
  ).rejects.toThrow('test_attempt_stays');
});

test('an answer is taken out where the page showed one, and not by a page that knew of none', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[0]);
  await beginTest(code);
  await answer(code, 2, ['a', 'c']);
  const { attempt, questions } = await seen(code);
  const sent = { attemptId: attempt?.id ?? '', questionId: questions[1]?.id ?? '', chosen: [], text: '' };
  value(await saveAnswer(code, { ...sent, answered: false }));
  expect((await seen(code)).answers.size).toBe(1);
  value(await saveAnswer(code, { ...sent, answered: true }));
  expect((await seen(code)).answers.size).toBe(0);
  expect(codes(await answer(code, 4, 'a lot'))).toEqual(['NUMBER_UNREADABLE']);
  expect(codes(await saveAnswer(code, { ...sent, chosen: ['z'], answered: false }))).toEqual([
    'NOT_A_CHOICE',
  ]);
  const foreign = { ...sent, questionId: attempt?.id ?? '', chosen: ['a'], answered: false };
  expect(codes(await saveAnswer(code, foreign))).toEqual(['NOT_A_CHOICE']);
});

type Act = {
  phone: 'one' | 'two';
  what: 'begin' | 'save' | 'handIn';
  position: number;
  key: 'a' | 'b' | 'c';
};

test('whatever two phones do at the same time ends in one try and at most one score', async () => {
  const { runId, enrolmentIds } = await testedRun({ people: 12 });
  let next = 0;
  const act: fc.Arbitrary<Act> = fc.record({
    phone: fc.constantFrom('one', 'two'),
    what: fc.constantFrom('begin', 'save', 'save', 'save', 'handIn'),
    position: fc.constantFrom(1, 2),
    key: fc.constantFrom('a', 'b', 'c'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
      const enrolmentId = enrolmentIds[next++];
      const code = ownOf(enrolmentId);
      const { questions } = await seen(code);
      const doing = async ({ what, position, key }: Act) => {
        const attemptId = (await seen(code)).attempt?.id ?? '';
        if (what === 'begin') return beginTest(code);
        if (what === 'handIn') return handInTest(code, attemptId);
        const questionId = questions[position - 1]?.id ?? '';
        return saveAnswer(code, { attemptId, questionId, chosen: [key], text: '', answered: false });
      };
      await Promise.all([beginTest(code), beginTest(code)]);
      await Promise.all(
        (['one', 'two'] as const).map(async (phone) => {
          for (const each of acts.filter((one) => one.phone === phone)) await doing(each);
        }),
      );
      await Promise.all([handIn(code), handIn(code)]);
      const tries = await db.testAttempt.findMany({ where: { runId, enrolmentId: enrolmentId ?? '' } });
      expect(tries).toHaveLength(1);
      const answers = await db.testAnswer.findMany({ where: { attemptId: tries[0]?.id ?? '' } });
      const right = answers.filter(
        ({ questionVersionId, chosen }) => questionVersionId === questions[0]?.id && chosen.join() === 'b',
      );
      // The score is that of the answers that stand: nothing was saved after it was counted.
      expect(await scoresAt(enrolmentId)).toEqual([`TEST ${right.length}/5`]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test('thirty requests for one try hand it in once', async () => {
  const { enrolmentIds } = await testedRun();
  const code = ownOf(enrolmentIds[1]);
  await beginTest(code);
  await answer(code, 1, ['b']);
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => handIn(code)));
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(await scoresAt(enrolmentIds[1])).toEqual(['TEST 1/5']);
});

test('closed, it takes no answer and loses none: what was begun can be handed in', async () => {
  const { runId, trainer, enrolmentIds } = await testedRun();
  const [first, second] = [ownOf(enrolmentIds[0]), ownOf(enrolmentIds[1])];
  await beginTest(first);
  await answer(first, 1, ['b']);
  expect(value(await closeTest(trainer, runId, 'POST'))).toEqual({ unfinished: 1 });
  expect(codes(await beginTest(second))).toEqual(['TEST_NOT_OPEN']);
  expect((await seen(second)).step).toBe('WAIT');
  expect(codes(await answer(first, 3, ['true']))).toEqual(['TEST_NOT_OPEN']);
  expect((await seen(first)).step).toBe('HAND_IN');
  value(await handIn(first));
  expect(await scoresAt(enrolmentIds[0])).toEqual(['TEST 1/5']);
});

test('answers and closing at the same moment: each is either in or refused', async () => {
  const { runId, coordinator, enrolmentIds } = await testedRun({ people: 6 });
  const lines = enrolmentIds.map((id) => ownOf(id));
  await Promise.all(lines.map((code) => beginTest(code)));
  const [closed, ...saves] = await Promise.all([
    closeTest(coordinator, runId, 'POST'),
    ...lines.map((code) => answer(code, 1, ['b'])),
  ]);
  expect(closed?.ok).toBe(true);
  const stored = await db.testAnswer.count({ where: { attempt: { runId } } });
  expect(stored).toBe(saves.filter((each) => each.ok).length);
});

test('what opens nothing is all alike: unknown, of another kind, renewed, given back, cancelled', async () => {
  const { runId, enrolmentIds } = await testedRun();
  const [mine = '', gone = ''] = enrolmentIds;
  await db.enrolment.update({ where: { id: gone }, data: { state: 'WITHDRAWN' } });
  const cancelled = await testedRun();
  const lost = ownOf(cancelled.enrolmentIds[0]);
  await db.courseRun.update({
    where: { id: cancelled.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'No donor' },
  });
  const nothing = [
    'x'.repeat(43),
    'short',
    ownOf(gone),
    ownOf(runId),
    hallOf(runId, 'POST', 2),
    // Never opened, so that no hall has its code.
    hallOf(runId, 'PRE'),
    hallOf(mine),
    lost,
    hallOf(cancelled.runId),
  ];
  for (const code of nothing) {
    expect(await openedByTestCode(db, code), code).toBeNull();
    await expect(beginTest(code), code).rejects.toThrow(NotFound);
    await expect(handInTest(code, mine), code).rejects.toThrow(NotFound);
  }
  expect(await openedByTestCode(db, hallOf(runId))).toEqual({ hall: { runId, kind: 'POST' } });
  // The code of the hall is no place: nobody answers by it.
  expect(await placeOfTestCode(db, hallOf(runId))).toBeNull();
  await expect(beginTest(hallOf(runId))).rejects.toThrow(NotFound);
  expect((await seen(ownOf(mine, 'PRE'))).step).toBe('WAIT');
  expect(codes(await beginTest(ownOf(mine, 'PRE')))).toEqual(['TEST_NOT_OPEN']);
});

test('everything right is all points', async () => {
  const { enrolmentIds } = await testedRun();
  value(await taken(ownOf(enrolmentIds[2]), allRight));
  expect(await scoresAt(enrolmentIds[2])).toEqual(['TEST 5/5']);
});
