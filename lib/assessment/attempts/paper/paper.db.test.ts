import { expect, test } from 'vitest';
import { stranger } from '@/lib/attendance/testing/fixture';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { codes, value } from '@/lib/runs/testing/fixture';
import { annulAttempt } from '../annulling/commands';
import { beginTest } from '../answering/commands';
import { answersFile } from '../file/queries';
import { closeTest, openTest, takeNewestTest } from '../opening/commands';
import {
  allRight,
  answer,
  composed,
  coordinatingParticipant,
  ownOf,
  scoresAt,
  seen,
  taken,
  testedRun,
} from '../testing/fixture';
import { runTests } from '../overview/queries';
import { printedTest } from '../printing/queries';
import { renderTestSheets } from '../printing/render';
import { recordPaper } from './commands';
import { paperSheet } from './queries';

type Run = Awaited<ReturnType<typeof testedRun>>;

const sheetOf = (run: Run, actor: Actor = run.trainer) => paperSheet(actor, run.runId, 'POST', ['en']);

/** Types rows into the grid as it stands now: by the number of the person, the cells. */
async function type(
  run: Run,
  typed: Record<number, string[]>,
  { actor = run.trainer, source = 'PAPER' as 'PAPER' | 'FILE' } = {},
) {
  const { testId, rows } = await sheetOf(run);
  return recordPaper(actor, run.runId, {
    ...{ kind: 'POST', testId: testId ?? '' },
    rows: Object.entries(typed).map(([index, cells]) => {
      const enrolmentId = run.enrolmentIds[Number(index)] ?? '';
      const seenThere = rows.find((row) => row.enrolmentId === enrolmentId)?.seen ?? null;
      return { enrolmentId, cells, source, seen: seenThere };
    }),
  });
}

test('rows are saved one by one, and each that is wrong is refused beside its cell', async () => {
  const run = await testedRun({ open: false });
  const saved = value(
    await type(run, { 0: ['b', 'ac', '+', '30'], 1: ['x', 'a', '?', ''], 2: ['', '', '', ''] }),
  );
  expect(saved.saved).toEqual([run.enrolmentIds[0], run.enrolmentIds[2]]);
  expect(saved.refused).toMatchObject([
    {
      enrolmentId: run.enrolmentIds[1],
      refusals: [
        { code: 'CELL_LETTERS', path: 'cells.0' },
        { code: 'CELL_TRUE_FALSE', path: 'cells.2' },
      ],
    },
  ]);
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 5/5']);
  expect(await db.testAttempt.findMany({ where: { runId: run.runId } })).toMatchObject([
    { source: 'PAPER', enrolmentId: run.enrolmentIds[0] },
  ]);
  // Typed from paper it was never open on phones, and is not now.
  expect((await seen(ownOf(run.enrolmentIds[1]))).step).toBe('WAIT');
  const { rows } = await sheetOf(run);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['b', 'ac', '+', '30'],
    ['', '', '', ''],
    ['', '', '', ''],
  ]);
});

test('a grid of which nothing was right does not begin the test of the run', async () => {
  const run = await testedRun({ open: false });
  expect(value(await type(run, { 0: ['x', '', '', ''] })).saved).toEqual([]);
  expect(await db.runTest.count({ where: { runId: run.runId } })).toBe(0);
});

test('a test that only paper has answered was never open: it can be opened, and closed then', async () => {
  const run = await testedRun({ open: false });
  value(await type(run, { 0: ['b', 'ac', '+', '30'] }));
  const standing = async () =>
    (await runTests(run.trainer, run.runId)).tests.find(({ kind }) => kind === 'POST')?.standing;
  expect(await standing()).toBe('PAPER');
  value(await openTest(run.trainer, run.runId, 'POST'));
  expect(await standing()).toBe('OPEN');
  value(await closeTest(run.trainer, run.runId, 'POST'));
  expect(await standing()).toBe('CLOSED');
});

test('a correction keeps what was typed before, and the same again writes nothing', async () => {
  const run = await testedRun();
  value(await type(run, { 0: ['b', 'a', '', ''] }));
  value(await type(run, { 0: ['2', 'a', '', ''] }));
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 1/5']);
  value(await type(run, { 0: ['b', 'ac', '', ''] }));
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 1/5', 'TEST 3/5']);
  const tries = await db.testAttempt.findMany({ where: { runId: run.runId }, orderBy: { id: 'asc' } });
  expect(tries.map(({ annulledWhy }) => annulledWhy)).toEqual(['CORRECTED', null]);
  const { testId } = await sheetOf(run);
  const blind = await recordPaper(run.coordinator, run.runId, {
    ...{ kind: 'POST', testId: testId ?? '' },
    rows: [
      { enrolmentId: run.enrolmentIds[0] ?? '', cells: ['a'], source: 'PAPER', seen: tries[0]?.id ?? null },
    ],
  });
  expect(value(blind).refused).toMatchObject([{ refusals: [{ code: 'CHANGED_MEANWHILE' }] }]);
});

test('what a person handed in stands until it is annulled; what was only begun gives way', async () => {
  const run = await testedRun();
  await taken(ownOf(run.enrolmentIds[0]), allRight);
  await beginTest(ownOf(run.enrolmentIds[1]));
  await answer(ownOf(run.enrolmentIds[1]), 1, ['a']);
  expect((await sheetOf(run)).rows).toMatchObject([
    { locked: 'HANDED_IN', cells: ['b', 'ac', '+', '30'] },
    { locked: null, answering: 1, cells: ['', '', '', ''] },
    { locked: null, answering: null },
  ]);
  const both = value(await type(run, { 0: ['a', '', '', ''], 1: ['b', '', '', ''] }));
  expect(both.refused).toMatchObject([{ refusals: [{ code: 'HANDED_IN_BY_PERSON' }] }]);
  expect(await scoresAt(run.enrolmentIds[1])).toEqual(['TEST 1/5']);
  expect((await seen(ownOf(run.enrolmentIds[1]))).step).toBe('DONE');
  const { id } = await db.testAttempt.findFirstOrThrow({
    where: { enrolmentId: run.enrolmentIds[0] ?? '', annulledAt: null },
  });
  value(await annulAttempt(run.coordinator, run.runId, { attemptId: id, reason: 'Phone of another' }));
  value(await type(run, { 0: ['a', '', '', ''] }));
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 5/5', 'TEST –', 'TEST 0/5']);
});

test('of a person and a typist at the same moment one try stands', async () => {
  const run = await testedRun();
  const [enrolmentId = ''] = run.enrolmentIds;
  const code = ownOf(enrolmentId);
  await beginTest(code);
  await answer(code, 1, ['b']);
  await Promise.all([taken(code, []), type(run, { 0: ['a', '', '', ''] })]);
  const standing = await db.testAttempt.findMany({ where: { enrolmentId, annulledAt: null } });
  expect(standing).toHaveLength(1);
  const scores = await scoresAt(enrolmentId);
  expect(scores).toEqual([standing[0]?.source === 'PERSON' ? 'TEST 1/5' : 'TEST 0/5']);
});

test('nobody types their own, nor for who is not there; a grid of another version is refused', async () => {
  const [run, other] = [await testedRun(), await testedRun()];
  const { testId } = await sheetOf(run);
  const row = (enrolmentId: string | undefined) => ({
    ...{ enrolmentId: enrolmentId ?? '', cells: ['b'], seen: null },
    source: 'PAPER' as const,
  });
  const record = (actor: Actor, rows: ReturnType<typeof row>[], test = testId ?? '') =>
    recordPaper(actor, run.runId, { kind: 'POST', testId: test, rows });
  for (const actor of [await stranger(), other.trainer, other.coordinator]) {
    await expect(record(actor, [row(run.enrolmentIds[0])])).rejects.toThrow(NotFound);
    await expect(paperSheet(actor, run.runId, 'POST', [])).rejects.toThrow(NotFound);
    const file = { fileName: 'a.csv', bytes: Buffer.from('Name,1') };
    await expect(answersFile(actor, run.runId, 'POST', file)).rejects.toThrow(NotFound);
  }
  const own = await coordinatingParticipant(run.enrolmentIds[0]);
  const refused = value(
    await record(own, [
      row(run.enrolmentIds[0]),
      row(other.enrolmentIds[0]),
      ...[0, 1].map(() => row(run.enrolmentIds[1])),
    ]),
  );
  expect(refused.refused.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
    'OWN_RESULT',
    'NOT_ON_ROSTER',
    'TWICE_IN_ONE',
  ]);
  expect((await sheetOf(run, own)).rows[0]).toMatchObject({ locked: 'OWN' });
  const fresh = await testedRun();
  const before = (await sheetOf(fresh)).testId ?? '';
  await composed(fresh.courseId, 'POST');
  value(await takeNewestTest(fresh.trainer, fresh.runId, 'POST'));
  const late = { ...row(fresh.enrolmentIds[0]) };
  expect(
    codes(await recordPaper(fresh.trainer, fresh.runId, { kind: 'POST', testId: before, rows: [late] })),
  ).toEqual(['TEST_CHANGED']);
  await db.courseRun.update({
    where: { id: run.runId },
    data: { cancelledAt: new Date(), cancelledReason: 'x' },
  });
  expect(codes(await record(run.trainer, [row(run.enrolmentIds[2])]))).toEqual(['RUN_CANCELLED']);
  expect(codes(await openTest(run.trainer, run.runId, 'PRE'))).toEqual(['RUN_CANCELLED']);
});

test('a file fills the grid and writes nothing; who is nobody of the run for sure is named', async () => {
  const run = await testedRun();
  await db.person.updateMany({
    where: { enrolments: { some: { id: run.enrolmentIds[0] ?? '' } } },
    data: { officialName: 'Каримова Нигора', latinName: 'Nigora Karimova' },
  });
  await db.person.updateMany({
    where: { enrolments: { some: { id: run.enrolmentIds[1] ?? '' } } },
    data: { email: 'second-taker@example.org', officialName: null, latinName: 'Timur Second' },
  });
  const lines = [
    'Ответы участников;;;;;',
    'ФИО;E-mail;1;2;Вопрос 3;4',
    'Каримова Нигора;;b;ac;-;30',
    'Timur Second;second-taker@example.org;a;;+;31,5',
    'Неизвестный Пётр;;a;b;+;1',
  ];
  const file = { fileName: 'answers.csv', bytes: Buffer.from(lines.join('\n')) };
  const read = value(await answersFile(run.trainer, run.runId, 'POST', file));
  expect(read).toEqual({
    questions: [1, 2, 3, 4],
    rows: [
      { enrolmentId: run.enrolmentIds[0], cells: { 1: 'b', 2: 'ac', 3: '-', 4: '30' } },
      { enrolmentId: run.enrolmentIds[1], cells: { 1: 'a', 2: '', 3: '+', 4: '31,5' } },
    ],
    unmatched: [{ row: 5, name: 'Неизвестный Пётр', why: 'NOBODY' }],
  });
  expect(await db.testAttempt.count({ where: { runId: run.runId } })).toBe(0);
  value(await type(run, { 0: ['b', 'ac', '-', '30'] }, { source: 'FILE' }));
  expect(await db.testAttempt.findMany({ where: { runId: run.runId } })).toMatchObject([{ source: 'FILE' }]);
  expect(await scoresAt(run.enrolmentIds[0])).toEqual(['TEST 4/5']);
  const none = { fileName: 'list.csv', bytes: Buffer.from('ФИО;E-mail\nКаримова Нигора;a@example.org') };
  expect(codes(await answersFile(run.trainer, run.runId, 'POST', none))).toEqual(['ANSWERS_NO_COLUMN']);
  expect(codes(await answersFile(run.trainer, run.runId, 'PRE', file))).toEqual(['TEST_NOT_COMPOSED']);
});

test('sheets to print hold the questions in their language, for who may record, and no right answer', async () => {
  const run = await testedRun({ people: 2 });
  const words = {
    ...{ label: 'Test', neutralTitle: 'Event', name: 'Name', true: 'True', false: 'False' },
    hints: { SINGLE: 'One', MULTIPLE: 'All', TRUE_FALSE: 'One', NUMBER: 'Number' },
  };
  const wanted = { kind: 'POST' as const, language: 'ru' as const, locale: 'ru' as const, named: true };
  const print = (actor: Actor, more: object = {}) =>
    renderTestSheets(actor, run.runId, { ...wanted, ...more }, words, new Date(0));
  const { pdf, fileName } = await print(run.trainer);
  expect(fileName).toMatch(/-test-post-ru\.pdf$/);
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect((await print(run.trainer, { named: false })).pdf.byteLength).toBeLessThan(pdf.byteLength);
  const { questions, people } = await printedTest(run.trainer, run.runId, 'POST', 'ru');
  expect(people).toHaveLength(2);
  expect(questions.map(({ text }) => text)).toEqual([1, 2, 3, 4].map((number) => `Вопрос ${number}?`));
  expect(JSON.stringify(questions)).not.toContain('right');
  await expect(print(run.trainer, { language: 'ky' })).rejects.toThrow(NotFound);
  await expect(print(run.trainer, { kind: 'PRE' })).rejects.toThrow(NotFound);
  await expect(print(await stranger())).rejects.toThrow(NotFound);
});
