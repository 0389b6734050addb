import { expect, it } from 'vitest';
import { canManageProgramme } from '@/lib/auth/policy';
import { actorOf, kindNames } from '@/lib/auth/testing/actors';
import { createWorld } from '@/lib/auth/testing/world';
import { courseOf } from '@/lib/courses/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Outcome } from '@/lib/errors/outcome';
import { codes, office, value } from '@/lib/programmes/testing/fixture';
import { addQuestion, retireQuestion, reviseQuestion } from '../questions/commands';
import { bank } from '../questions/queries';
import { numeric, single } from '../questions/testing/fixture';
import { composeTest, sameForBoth } from './commands';
import { askedIn, courseTests } from './queries';

async function withQuestions(code: string, count: number) {
  const { courseId } = await courseOf(code);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const input = single(`Question ${number}?`, 'b', number);
    ids.push(value(await addQuestion(office, courseId, input)).questionId);
  }
  const compose = (kind: 'PRE' | 'POST', questionIds: string[], seen: number | null) =>
    composeTest(office, courseId, { kind, questionIds, seen });
  return { courseId, ids: ids as [string, string, ...string[]], compose };
}

const paths = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map(({ code, path }) => [code, path]);

it('asks the questions in the order that was given, and counts their points and whole languages', async () => {
  const { courseId, ids, compose } = await withQuestions('TEST1', 3);
  const [first, second, third = ''] = ids;
  expect(value(await compose('PRE', [third, first], null))).toEqual({ version: 1 });
  const { PRE, POST } = await courseTests(office, courseId);
  expect(POST).toBeNull();
  expect(PRE).toMatchObject({ version: 1, points: 4, languages: ['en', 'ru'], runs: 0 });
  expect(PRE?.questions.map(({ number }) => number)).toEqual([3, 1]);
  const asked = await askedIn(db, PRE?.id ?? '');
  expect(asked.map(({ points, definition }) => [points, definition.texts.en])).toEqual([
    [3, 'Question 3?'],
    [1, 'Question 1?'],
  ]);
  // A question without a language takes it from the whole.
  const english = single('Only in English?');
  delete english.definition.texts.ru;
  value(await reviseQuestion(office, second, { ...english, seen: 1 }));
  value(await compose('PRE', [third, second], 1));
  expect((await courseTests(office, courseId)).PRE?.languages).toEqual(['en']);
});

it('makes a version only of what asks something else, and of what was seen', async () => {
  const { courseId, ids, compose } = await withQuestions('TEST2', 2);
  const [first, second] = ids;
  value(await compose('POST', [first, second], null));
  expect(value(await compose('POST', [first, second], 1))).toEqual({ version: 1 });
  expect(codes(await compose('POST', [second], null))).toEqual(['CHANGED_MEANWHILE']);
  expect(value(await compose('POST', [second, first], 1))).toEqual({ version: 2 });
  // A revised question is asked as it was until the test is composed again.
  value(await reviseQuestion(office, first, { ...numeric('How many?', 7), seen: 1 }));
  const before = (await courseTests(office, courseId)).POST;
  expect(before?.questions.map(({ kind, outdated }) => [kind, outdated])).toEqual([
    ['SINGLE', false],
    ['SINGLE', true],
  ]);
  const { rows } = await bank(office, courseId, { q: '', page: 1, kind: null, retired: false });
  expect(rows.map(({ version, standsIn }) => [version, standsIn])).toEqual([
    [2, [{ kind: 'POST', version: 1 }]],
    [1, [{ kind: 'POST', version: 1 }]],
  ]);
  expect(value(await compose('POST', [second, first], 2))).toEqual({ version: 3 });
  expect((await courseTests(office, courseId)).POST?.questions.map(({ kind }) => kind)).toEqual([
    'SINGLE',
    'NUMBER',
  ]);
  // The versions before stay as they were.
  const old = await askedIn(db, before?.id ?? '');
  expect(old.map(({ kind }) => kind)).toEqual(['SINGLE', 'SINGLE']);
});

it('takes neither a retired question nor one of another course nor one twice, and says which', async () => {
  const { ids, compose } = await withQuestions('TEST3', 2);
  const other = await withQuestions('TEST4', 1);
  const [first, second] = ids;
  value(await retireQuestion(office, second));
  expect(paths(await compose('PRE', [first, second, first, other.ids[0]], null))).toEqual([
    ['QUESTION_RETIRED', 'questionIds.1'],
    ['TWICE_IN_ONE', 'questionIds.2'],
    ['QUESTION_UNKNOWN', 'questionIds.3'],
  ]);
});

it('asks after what was asked before, in the same words', async () => {
  const { courseId, ids, compose } = await withQuestions('TEST5', 2);
  const [first, second] = ids;
  expect(codes(await sameForBoth(office, courseId, { seen: null }))).toEqual(['PRE_TEST_MISSING']);
  value(await compose('PRE', [second, first], null));
  value(await reviseQuestion(office, first, { ...single('Newer?'), seen: 1 }));
  expect(value(await sameForBoth(office, courseId, { seen: null }))).toEqual({ version: 1 });
  const { PRE, POST } = await courseTests(office, courseId);
  expect(POST?.questions.map(({ id }) => id)).toEqual(PRE?.questions.map(({ id }) => id));
  expect(value(await sameForBoth(office, courseId, { seen: 1 }))).toEqual({ version: 1 });
  expect(codes(await sameForBoth(office, courseId, { seen: null }))).toEqual(['CHANGED_MEANWHILE']);
  value(await retireQuestion(office, first));
  expect(codes(await sameForBoth(office, courseId, { seen: 1 }))).toEqual(['QUESTION_RETIRED']);
});

it('is for who manages the programme, and not found for everybody else', async () => {
  const ids = await createWorld();
  const programmeId = ids.get('P1') ?? '';
  const { id: courseId } = await db.course.findFirstOrThrow({ where: { programmeId }, select: { id: true } });
  const { questionId } = value(await addQuestion(office, courseId, single('Which?')));
  const input = { kind: 'PRE' as const, questionIds: [questionId], seen: 9 };
  for (const name of kindNames) {
    const actor = actorOf(name, (key) => ids.get(key) ?? key);
    const tries = {
      courseTests: () => courseTests(actor, courseId),
      composeTest: () => composeTest(actor, courseId, input),
      sameForBoth: () => sameForBoth(actor, courseId, { seen: null }),
    };
    for (const [what, act] of Object.entries(tries)) {
      const found = await act().then(
        () => true,
        (error: unknown) => (error instanceof NotFound ? false : Promise.reject(error as Error)),
      );
      expect(found, `${name}: ${what}`).toBe(canManageProgramme(actor, { programmeId }));
    }
  }
});
