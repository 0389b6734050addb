import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '@/lib/files/tables/types';
import { questionSchema } from '../schema';
import { judgeRows, newQuestions, readQuestions } from './rules';

const header = ['Kind', 'Question EN', 'Вопрос (рус.)', 'Options EN', 'Варианты', 'Right', 'Points'];
const rowsOf = (...rows: Cell[][]) => readQuestions([['Bank of the course'], [], header, ...rows]) ?? [];
const one = (...row: Cell[]) => rowsOf(row)[0];
const refusalsOf = (...row: Cell[]) => {
  const read = one(...row);
  return read && 'refusals' in read ? read.refusals.map(({ code, path }) => [code, path]) : [];
};
const made = (...row: Cell[]) => {
  const read = one(...row);
  return read && 'question' in read ? read.question : null;
};
const rightOf = (...row: Cell[]) =>
  made(...row)
    ?.definition.options.filter(({ right }) => right)
    .map(({ key }) => key);

describe('a row makes', () => {
  test('a choice in two languages', () => {
    expect(one('single', 'How many?', 'Сколько?', 'Five|Seven', 'Пять\nСемь', 'b', 2)).toEqual({
      row: 4,
      question: {
        kind: 'SINGLE',
        points: 2,
        definition: {
          texts: { en: 'How many?', ru: 'Сколько?' },
          options: [
            { key: 'a', texts: { en: 'Five', ru: 'Пять' }, right: false },
            { key: 'b', texts: { en: 'Seven', ru: 'Семь' }, right: true },
          ],
          ...{ isTrue: null, number: null, tolerance: 0 },
        },
      },
    });
  });

  test.each([
    ['by letters', 'A, c', ['a', 'c']],
    ['by numbers', '1;3', ['a', 'c']],
    ['by a number that is one', 2, ['b']],
    ['by the words of one', 'nor that', ['b']],
    ['by the words of several', 'This; None', ['a', 'c']],
  ])('a choice whose right options are told %s', (_, right, keys) => {
    expect(rightOf('', 'Which?', '', 'This\nNor that\nNone', '', right)).toEqual(keys);
  });

  test('a choice whose right option is marked where it stands', () => {
    expect(rightOf('', 'Which?', '', 'This; * That', '', '')).toEqual(['b']);
  });

  test.each([
    ['верно', true],
    [false, false],
    ['No', false],
    ['нет', false],
  ])('true or false: %s', (right, isTrue) => {
    expect(made('', 'It is so.', '', '', '', right)).toMatchObject({
      kind: 'TRUE_FALSE',
      definition: { isTrue },
    });
  });

  test('a number, from its own column or from that of what is right', () => {
    const own = readQuestions([
      ['Question', 'Number', 'Tolerance'],
      ['How much?', '2,5', 0.5],
      ['How cold?', '−3', ''],
    ]);
    expect(own).toMatchObject([
      { question: { kind: 'NUMBER', points: 1, definition: { number: 2.5, tolerance: 0.5 } } },
      { question: { kind: 'NUMBER', definition: { number: -3, tolerance: 0 } } },
    ]);
    expect(made('number', 'How many?', '', '', '', 7)?.definition.number).toBe(7);
  });
});

describe('a row is refused, and says why', () => {
  test.each([
    ['no kind', ['', 'What?'], [['QUESTION_KIND_UNCLEAR', 'kind']]],
    ['a kind that is none', ['essay', 'What?'], [['QUESTION_KIND_UNCLEAR', 'kind']]],
    ['letters of another script', ['', 'Which?', '', 'This|That', '', 'Б'], [['RIGHT_UNREADABLE', 'right']]],
    [
      'an option that is not there',
      ['', 'Which?', '', 'This|That', '', 'c'],
      [['RIGHT_UNREADABLE', 'right']],
    ],
    ['nothing right', ['', 'Which?', '', 'This|That'], [['NONE_IS_RIGHT', 'definition.options']]],
    [
      'several right of one',
      ['single', 'Which?', '', 'This|That', '', '1,2'],
      [['SEVERAL_ARE_RIGHT', 'definition.options']],
    ],
    ['neither true nor false', ['true/false', 'So?', '', '', '', 'b'], [['TRUE_FALSE_UNREADABLE', 'right']]],
    ['no text', ['true/false', '', '', '', '', 'yes'], [['REQUIRED', 'definition.texts']]],
    [
      'an option that is not translated',
      ['', 'Which?', 'Какой?', 'This|That', 'Этот', 1],
      [['REQUIRED', 'definition.options.1.texts.ru']],
    ],
    [
      'points that are none, and too long a text',
      ['true/false', 'x'.repeat(1001), '', '', '', 'yes', 'many'],
      [
        ['NUMBER_UNREADABLE', 'points'],
        ['TOO_LONG', 'definition.texts.en'],
      ],
    ],
  ] as [string, Cell[], unknown][])('%s', (_, row, refusals) => expect(refusalsOf(...row)).toEqual(refusals));
});

test('a table without a column of questions is none, and empty rows make nothing', () => {
  expect(
    readQuestions([
      ['Name', 'E-mail'],
      ['A', 'b@example.org'],
    ]),
  ).toBeNull();
  expect(readQuestions([])).toBeNull();
  expect(rowsOf([], [null, ' '], ['', 'So.', '', '', '', 'yes'])).toHaveLength(1);
});

test('what is asked already, in the bank or in a row above, is left out', () => {
  const rows = judgeRows(
    rowsOf(
      ['', 'Is it so?', '', '', '', 'yes'],
      ['', 'Is it new?', 'Это ново?', '', '', 'yes'],
      ['', 'Something else?', 'это  НОВО', '', '', 'no'],
    ),
    [{ number: 12, texts: { en: 'is it so' } }],
  );
  expect(rows.map(({ sameAs }) => sameAs)).toEqual([{ number: 12 }, undefined, { row: 5 }]);
  expect(newQuestions(rows).map(({ definition }) => definition.texts.en)).toEqual(['Is it new?']);
});

test('whatever stands in a file, what it makes is a question and the rest says why', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom<Cell>('a|b', 'single', 'number', 'yes', 'b', '1;2', '*x\ny', { date: '2026-01-01' }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
      for (const row of rowsOf(...rows)) {
        if ('question' in row) expect(questionSchema.safeParse(row.question).success).toBe(true);
        else expect(row.refusals.length).toBeGreaterThan(0);
      }
    }),
  );
});
