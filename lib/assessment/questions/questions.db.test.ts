import { expect, it } from 'vitest';
import { canManageProgramme } from '@/lib/auth/policy';
import { actorOf, kindNames } from '@/lib/auth/testing/actors';
import { createWorld } from '@/lib/auth/testing/world';
import { courseOf } from '@/lib/courses/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, office, runOf, value } from '@/lib/programmes/testing/fixture';
import { addQuestion, addedQuestions, bringBackQuestion, retireQuestion, reviseQuestion } from './commands';
import { askable, bank, bankHead, courseLanguages, question } from './queries';
import { multiple, numeric, single, trueFalse } from './testing/fixture';
import { inTransaction } from '@/lib/db/transaction';

const everything = { q: '', page: 1, kind: null, retired: false };
const numbers = async (courseId: string, filter: Partial<typeof everything> | object = {}) =>
  (await bank(office, courseId, { ...everything, ...filter })).rows.map(({ number }) => number);

it('numbers questions from 1, and says what stands in the bank', async () => {
  const { courseId } = await courseOf('BANK1');
  const first = value(await addQuestion(office, courseId, single('Which age group is it for?')));
  value(await addQuestion(office, courseId, trueFalse('It has 100% of the sessions')));
  value(await addQuestion(office, courseId, numeric('How many sessions?', 7)));
  expect(first.number).toBe(1);
  const { rows, total } = await bank(office, courseId, everything);
  expect(total).toBe(3);
  expect(rows.map(({ number, kind, version, standsIn }) => ({ number, kind, version, standsIn }))).toEqual([
    { number: 1, kind: 'SINGLE', version: 1, standsIn: [] },
    { number: 2, kind: 'TRUE_FALSE', version: 1, standsIn: [] },
    { number: 3, kind: 'NUMBER', version: 1, standsIn: [] },
  ]);
});

it('finds by words of any language, of the options too, by number and by kind', async () => {
  const { courseId } = await courseOf('BANK2');
  const { questionId } = value(await addQuestion(office, courseId, single('Which age group?')));
  value(await addQuestion(office, courseId, trueFalse('It has 100% of the sessions')));
  value(await addQuestion(office, courseId, multiple('Вопрос о СЕМЬЕ')));
  expect(await numbers(courseId, { q: 'AGE which' })).toEqual([1]);
  expect(await numbers(courseId, { q: 'семье' })).toEqual([3]);
  expect(await numbers(courseId, { q: 'option c' })).toEqual([1, 3]);
  expect(await numbers(courseId, { q: '%' })).toEqual([2]);
  expect(await numbers(courseId, { q: '#2' })).toEqual([2]);
  expect(await numbers(courseId, { kind: 'MULTIPLE' })).toEqual([3]);
  // A page beyond the last one is the first.
  expect(await numbers(courseId, { page: 9 })).toEqual([1, 2, 3]);
  // What it asked before is not what it asks.
  value(await reviseQuestion(office, questionId, { ...single('How old?'), seen: 1 }));
  expect(await numbers(courseId, { q: 'group' })).toEqual([]);
});

it('makes a version of what says something else only, and of what was seen only', async () => {
  const { courseId } = await courseOf('BANK3');
  const { questionId } = value(await addQuestion(office, courseId, single('Which?')));
  const same = { ...single('Which?'), definition: { ...single('Which?').definition, number: 5 } };
  expect(value(await reviseQuestion(office, questionId, { ...same, seen: 1 }))).toEqual({ version: 1 });
  expect(value(await reviseQuestion(office, questionId, { ...single('What?'), seen: 1 }))).toEqual({
    version: 2,
  });
  expect(codes(await reviseQuestion(office, questionId, { ...single('Why?'), seen: 1 }))).toEqual([
    'CHANGED_MEANWHILE',
  ]);
  const { version, versions, definition } = await question(office, courseId, questionId);
  expect([version, definition.texts.en]).toEqual([2, 'What?']);
  expect(versions.map((each) => [each.version, each.definition.texts.en])).toEqual([
    [2, 'What?'],
    [1, 'Which?'],
  ]);
  await expect(
    db.testQuestionVersion.updateMany({ where: { questionId }, data: { points: 5 } }),
  ).rejects.toThrow('append_only');
});

it('of two who revise at once, one is told', async () => {
  const { courseId } = await courseOf('BANK4');
  const { questionId } = value(await addQuestion(office, courseId, single('Which?')));
  const outcomes = await Promise.all(
    ['One?', 'Other?'].map((text) => reviseQuestion(office, questionId, { ...single(text), seen: 1 })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.flatMap(codes)).toEqual(['CHANGED_MEANWHILE']);
});

it('numbers what is added at once without a gap', async () => {
  const { courseId } = await courseOf('BANK5');
  const added = await Promise.all(
    ['A?', 'B?', 'C?', 'D?'].map((text) => addQuestion(office, courseId, single(text))),
  );
  expect(added.map((each) => value(each).number).sort()).toEqual([1, 2, 3, 4]);
});

it('retires and brings back; what is retired is offered to no test', async () => {
  const { courseId } = await courseOf('BANK6');
  const { questionId } = value(await addQuestion(office, courseId, single('Which?')));
  for (const _ of [1, 2]) value(await retireQuestion(office, questionId));
  expect(await numbers(courseId)).toEqual([]);
  expect(await numbers(courseId, { retired: true })).toEqual([1]);
  expect(await askable(office, courseId)).toEqual([]);
  expect(await bankHead(office, courseId)).toMatchObject({ standing: 0, retired: 1 });
  value(await bringBackQuestion(office, questionId));
  expect(await numbers(courseId)).toEqual([1]);
  const done = await db.auditEntry.findMany({
    where: { subjectId: courseId, action: { in: ['retireQuestion', 'bringBackQuestion'] } },
    orderBy: { seq: 'asc' },
    select: { action: true },
  });
  expect(done.map(({ action }) => action)).toEqual(['retireQuestion', 'bringBackQuestion']);
});

it('keeps a bank to what can be read', async () => {
  const { courseId } = await courseOf('BANK7');
  const many = Array.from({ length: 501 }, (_, index) => numeric(`Number ${index}?`));
  const add = (count: number) =>
    inTransaction((tx) => addedQuestions(tx, office, courseId, many.slice(0, count)));
  expect(codes(await add(501))).toEqual(['BANK_FULL']);
  expect(value(await add(500))).toHaveLength(500);
  expect(codes(await addQuestion(office, courseId, single('One more?')))).toEqual(['BANK_FULL']);
  expect((await bank(office, courseId, { ...everything, page: 10 })).rows[0]?.number).toBe(451);
});

it('offers the languages of the screens, and those in which the course is held', async () => {
  const { courseId } = await courseOf('BANK8');
  expect(await courseLanguages(office, courseId)).toEqual(['en', 'ru']);
  const runId = await runOf(courseId);
  await db.courseRun.update({ where: { id: runId }, data: { languages: ['uz-Cyrl', 'fr'] } });
  expect(await courseLanguages(office, courseId)).toEqual(['en', 'ru', 'uz']);
});

it('is for who manages the programme, and not found for everybody else', async () => {
  const ids = await createWorld();
  const programmeId = ids.get('P1') ?? '';
  const { id: courseId } = await db.course.findFirstOrThrow({ where: { programmeId }, select: { id: true } });
  const { questionId } = value(await addQuestion(office, courseId, single('Which?')));
  for (const name of kindNames) {
    const actor = actorOf(name, (key) => ids.get(key) ?? key);
    const tries = {
      bank: () => bank(actor, courseId, everything),
      bankHead: () => bankHead(actor, courseId),
      askable: () => askable(actor, courseId),
      question: () => question(actor, courseId, questionId),
      courseLanguages: () => courseLanguages(actor, courseId),
      addQuestion: () => addQuestion(actor, courseId, single(`Of ${name}?`)),
      reviseQuestion: () => reviseQuestion(actor, questionId, { ...single(`By ${name}?`), seen: 0 }),
      retireQuestion: () => retireQuestion(actor, questionId),
      bringBackQuestion: () => bringBackQuestion(actor, questionId),
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

it('finds no question of another course', async () => {
  const [mine, other] = [await courseOf('BANK9'), await courseOf('BANK10')];
  const { questionId } = value(await addQuestion(office, other.courseId, single('Which?')));
  await expect(question(office, mine.courseId, questionId)).rejects.toThrow(NotFound);
  await expect(question(office, mine.courseId, 'nonsense')).rejects.toThrow(NotFound);
  const coordinator = await actorWith({ programmeId: mine.programmeId });
  await expect(retireQuestion(coordinator, questionId)).rejects.toThrow(NotFound);
});
