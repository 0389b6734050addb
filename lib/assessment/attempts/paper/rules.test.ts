import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedQuestion } from '../../questions/rules';
import { laidOver, paperDecision, readCell, writeCell } from './rules';

const letters = ['a', 'b', 'c', 'd'];
const definition = { texts: { en: '?' }, options: [], isTrue: null, number: null, tolerance: 0 };
const options = letters.map((key) => ({ key, texts: { en: key }, right: key === 'a' }));
const of = (kind: AskedQuestion['kind']): AskedQuestion => ({
  ...{ id: kind, kind, points: 1 },
  definition: { ...definition, options: kind === 'SINGLE' || kind === 'MULTIPLE' ? options : [] },
});
const chosen = (kind: AskedQuestion['kind'], text: string) => {
  const read = readCell(of(kind), text);
  return read.ok ? (read.value?.chosen.join('') ?? null) : read.refusals[0]?.code;
};

test.each([
  ['SINGLE', 'b', 'b'],
  ['SINGLE', ' B) ', 'b'],
  ['SINGLE', '2', 'b'],
  // Typed with a Russian keyboard.
  ['SINGLE', 'а', 'a'],
  ['SINGLE', 'С', 'c'],
  // Looks like B and comes third: nobody's to guess.
  ['SINGLE', 'В', 'CELL_LETTERS'],
  ['SINGLE', 'ab', 'CELL_ONE_LETTER'],
  ['SINGLE', 'e', 'CELL_LETTERS'],
  ['SINGLE', '5', 'CELL_LETTERS'],
  ['SINGLE', '-', 'CELL_LETTERS'],
  ['SINGLE', '', null],
  ['MULTIPLE', 'ca', 'ac'],
  ['MULTIPLE', 'a, c', 'ac'],
  ['MULTIPLE', '1;3', 'ac'],
  ['MULTIPLE', 'aa', 'a'],
  ['TRUE_FALSE', '+', 'true'],
  ['TRUE_FALSE', '−', 'false'],
  ['TRUE_FALSE', '-', 'false'],
  ['TRUE_FALSE', 'T', 'true'],
  ['TRUE_FALSE', 'f', 'false'],
  ['TRUE_FALSE', 'И', 'true'],
  ['TRUE_FALSE', 'л', 'false'],
  ['TRUE_FALSE', 'в', 'true'],
  ['TRUE_FALSE', 'н', 'false'],
  ['TRUE_FALSE', 'да', 'true'],
  ['TRUE_FALSE', '0', 'false'],
  ['TRUE_FALSE', 'perhaps', 'CELL_TRUE_FALSE'],
  ['NUMBER', 'many', 'NUMBER_UNREADABLE'],
] as const)('%s: %j is %j', (kind, text, read) => expect(chosen(kind, text)).toBe(read));

test('what is written reads as the same again', () => {
  const answer = fc.oneof(
    fc.constantFrom(...letters).map((key) => [of('SINGLE'), { chosen: [key], number: null }] as const),
    fc
      .subarray(letters, { minLength: 1 })
      .map((keys) => [of('MULTIPLE'), { chosen: keys, number: null }] as const),
    fc.boolean().map((is) => [of('TRUE_FALSE'), { chosen: [String(is)], number: null }] as const),
    fc
      .integer({ min: -1e12, max: 1e12 })
      .map((millionths) => [of('NUMBER'), { chosen: [], number: Math.round(millionths) / 1000 }] as const),
  );
  fc.assert(
    fc.property(answer, ([question, given]) => {
      expect(readCell(question, writeCell(question, given))).toEqual({ ok: true, value: given });
    }),
  );
});

describe('a row of the grid', () => {
  const questions = [of('SINGLE'), of('NUMBER')];
  const row = (cells: string[], seen: string | null = null) => ({
    ...{ enrolmentId: 'e', cells, seen },
    source: 'PAPER' as const,
  });
  const standing = (source: 'PERSON' | 'PAPER', handedIn = true) => ({
    ...{ id: 'try', source, handedIn },
    answers: new Map([['SINGLE', { chosen: ['a'], number: null }]]),
  });
  const decide = (
    cells: string[],
    stands?: ReturnType<typeof standing>,
    seen: string | null = stands?.id ?? null,
  ) => {
    const decision = paperDecision(questions, row(cells, seen), {
      place: { mine: false },
      standing: stands,
    });
    if ('refusals' in decision) return decision.refusals.map(({ code, path }) => [code, path]);
    return 'nothing' in decision ? 'nothing' : Object.fromEntries(decision.answers);
  };
  const a = { SINGLE: { chosen: ['a'], number: null } };
  const b = { SINGLE: { chosen: ['b'], number: null } };

  test('makes a try of what is written, and refuses each cell beside itself', () => {
    expect(decide(['a', ''])).toEqual(a);
    expect(decide(['', ''])).toBe('nothing');
    expect(decide(['x', 'y'])).toEqual([
      ['CELL_LETTERS', 'cells.0'],
      ['NUMBER_UNREADABLE', 'cells.1'],
    ]);
  });
  test('corrects what was typed from paper, and says nothing anew where it is the same', () => {
    expect(decide(['b', ''], standing('PAPER'))).toEqual(b);
    expect(decide(['a', ''], standing('PAPER'))).toBe('nothing');
    expect(decide(['', ''], standing('PAPER'))).toEqual([['PAPER_EMPTIED', undefined]]);
    expect(decide(['b', ''], standing('PAPER'), null)).toEqual([['CHANGED_MEANWHILE', undefined]]);
  });
  test('never replaces what a person handed in, and takes the place of what was only begun', () => {
    expect(decide(['b', ''], standing('PERSON'))).toEqual([['HANDED_IN_BY_PERSON', undefined]]);
    expect(decide(['a', ''], standing('PERSON', false))).toEqual(a);
  });
  test('is refused for oneself and for whoever is not on the run', () => {
    const refused = (place: { mine: boolean } | undefined) =>
      paperDecision(questions, row(['a']), { place, standing: undefined });
    expect(refused({ mine: true })).toMatchObject({ refusals: [{ code: 'OWN_RESULT' }] });
    expect(refused(undefined)).toMatchObject({ refusals: [{ code: 'NOT_ON_ROSTER' }] });
  });
});

test('a pasted block lies over the grid from where it is pasted, and no further than its edges', () => {
  expect(
    laidOver(
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      { row: 1, column: 1 },
      { rows: 3, columns: 2 },
    ),
  ).toEqual([
    { row: 1, column: 1, text: 'a' },
    { row: 2, column: 1, text: 'c' },
  ]);
});
