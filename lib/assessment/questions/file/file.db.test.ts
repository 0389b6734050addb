import { expect, it } from 'vitest';
import { canManageProgramme } from '@/lib/auth/policy';
import { actorOf, kindNames } from '@/lib/auth/testing/actors';
import { createWorld } from '@/lib/auth/testing/world';
import { courseOf } from '@/lib/courses/testing/fixture';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { xlsxOf } from '@/lib/files/tables/write';
import { codes, office, value } from '@/lib/programmes/testing/fixture';
import { addQuestion } from '../commands';
import { bank } from '../queries';
import { trueFalse } from '../testing/fixture';
import { importQuestions } from './commands';
import { questionFile } from './queries';

const rows = [
  ['Kind', 'Question', 'Options', 'Right', 'Points'],
  ['single', 'Which?', 'This\nThat', 'b', 2],
  ['', 'It is so', '', 'да', ''],
  ['', 'What?', '', '', ''],
];
const workbook = { fileName: 'bank.xlsx', bytes: xlsxOf([{ name: 'Bank', rows }]) };
const pasted = (text: string) => ({ fileName: '', bytes: new TextEncoder().encode(text) });

const bankOf = async (courseId: string) =>
  (await bank(office, courseId, { q: '', page: 1, kind: null, retired: false })).rows;

it('shows what a file makes, and makes that', async () => {
  const { courseId } = await courseOf('FILE1');
  value(await addQuestion(office, courseId, trueFalse('It is so!')));
  const preview = value(await questionFile(office, courseId, workbook)).rows;
  expect(preview.map((row) => ['question' in row, row.sameAs])).toEqual([
    [true, undefined],
    [true, { number: 1 }],
    [false, undefined],
  ]);
  expect(await bankOf(courseId)).toHaveLength(1);
  expect(value(await importQuestions(office, courseId, workbook))).toEqual({ added: 1 });
  expect((await bankOf(courseId)).map(({ number, kind, points }) => [number, kind, points])).toEqual([
    [1, 'TRUE_FALSE', 1],
    [2, 'SINGLE', 2],
  ]);
  // Sent twice it makes nothing twice.
  expect(codes(await importQuestions(office, courseId, workbook))).toEqual(['IMPORT_NOTHING_NEW']);
});

it('reads what is copied out of a spreadsheet', async () => {
  const { courseId } = await courseOf('FILE2');
  const text = 'Вопрос\tВарианты\tВерно\nСколько занятий?\t"Пять\nСемь"\t2\nОно для родителей.\t\tверно\n';
  expect(value(await importQuestions(office, courseId, pasted(text)))).toEqual({ added: 2 });
  expect((await bankOf(courseId)).map(({ kind, definition }) => [kind, definition.texts.ru])).toEqual([
    ['SINGLE', 'Сколько занятий?'],
    ['TRUE_FALSE', 'Оно для родителей.'],
  ]);
});

it('says what is no table of questions', async () => {
  const { courseId } = await courseOf('FILE3');
  for (const [text, code] of [
    ['', 'FILE_EMPTY'],
    ['Name;E-mail\nA;a@example.org\n', 'QUESTIONS_NO_HEADER'],
    ['Question;Right\n', 'QUESTIONS_NO_HEADER'],
    [`Question;Right\n${'So?;yes\n'.repeat(501)}`, 'QUESTIONS_TOO_MANY'],
  ] as const) {
    expect(codes(await questionFile(office, courseId, pasted(text)))).toEqual([code]);
    expect(codes(await importQuestions(office, courseId, pasted(text)))).toEqual([code]);
  }
});

it('is for who manages the programme, and not found for everybody else', async () => {
  const ids = await createWorld();
  const programmeId = ids.get('P1') ?? '';
  const { id: courseId } = await db.course.findFirstOrThrow({ where: { programmeId }, select: { id: true } });
  for (const name of kindNames) {
    const actor = actorOf(name, (key) => ids.get(key) ?? key);
    for (const read of [questionFile, importQuestions]) {
      const found = await read(actor, courseId, pasted('Question;Right\nSo?;yes\n')).then(
        () => true,
        (error: unknown) => (error instanceof NotFound ? false : Promise.reject(error as Error)),
      );
      expect(found, `${name}: ${read.name}`).toBe(canManageProgramme(actor, { programmeId }));
    }
  }
});
