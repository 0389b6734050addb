import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedQuestion } from '../questions/rules';
import {
  chosenLanguage,
  inWords,
  readNumber,
  readSent,
  standingOfTest,
  stepOf,
  tryThatStands,
  wholeLanguages,
} from './rules';

const definition = { texts: { en: 'Which?' }, options: [], isTrue: null, number: null, tolerance: 0 };
const options = ['a', 'b', 'c'].map((key) => ({ key, texts: { en: key }, right: key === 'a' }));
const of = (kind: AskedQuestion['kind'], more: Partial<AskedQuestion['definition']> = {}): AskedQuestion => ({
  ...{ id: kind, kind, points: 1 },
  definition: { ...definition, ...more },
});
const begun = { handedInAt: null };
const handedIn = { handedInAt: new Date(1) };

test.each([
  [false, null, 'WAIT'],
  [true, null, 'BEGIN'],
  [true, begun, 'ANSWER'],
  [false, begun, 'HAND_IN'],
  [true, handedIn, 'DONE'],
  [false, handedIn, 'DONE'],
] as const)('open %s, try %j: %s', (open, attempt, step) => {
  expect(stepOf({ open, attempt })).toBe(step);
});

describe('how a test of a run stands', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 9, minute));

  test('is open from its opening until it is closed', () => {
    expect(standingOfTest(false, null)).toBe('NONE');
    expect(standingOfTest(true, null)).toBe('READY');
    expect(standingOfTest(true, { openedAt: at(0), closedAt: null })).toBe('OPEN');
    expect(standingOfTest(true, { openedAt: at(0), closedAt: at(20) })).toBe('CLOSED');
  });

  test('is not called closed where only a row from paper made it the run’s', () => {
    expect(standingOfTest(true, { openedAt: at(0), closedAt: at(0) })).toBe('PAPER');
  });
});

describe('a number as people write it', () => {
  test.each([
    ['30', 30],
    [' 30,5 ', 30.5],
    ['30.5', 30.5],
    ['−4', -4],
    ['+4', 4],
    ['12 345 678', 12_345_678],
    ['12 345,25', 12_345.25],
  ])('%j', (text, value) => expect(readNumber(text)).toBe(value));
  test.each(['', 'thirty', '3 0', '1e3', '30%', '1.2345678', '1234567890123', '1,2,3', 'NaN'])(
    'none: %j',
    (text) => expect(readNumber(text)).toBeNull(),
  );
});

describe('what a page sent', () => {
  const sent = (question: AskedQuestion, chosen: string[], text = '') => readSent(question, { chosen, text });
  test('is taken where it is an answer to that question', () => {
    expect(sent(of('SINGLE', { options }), ['b'])).toMatchObject({ value: { chosen: ['b'], number: null } });
    expect(sent(of('MULTIPLE', { options }), ['c', 'a', 'c'])).toMatchObject({
      value: { chosen: ['a', 'c'] },
    });
    expect(sent(of('TRUE_FALSE'), ['false'])).toMatchObject({ value: { chosen: ['false'] } });
    expect(sent(of('NUMBER'), ['a'], '2,5')).toMatchObject({ value: { chosen: [], number: 2.5 } });
    for (const kind of ['SINGLE', 'MULTIPLE', 'TRUE_FALSE', 'NUMBER'] as const)
      expect(sent(of(kind, { options }), [])).toEqual({ ok: true, value: null });
  });
  test('is refused where it is none', () => {
    expect(sent(of('SINGLE', { options }), ['a', 'b'])).toMatchObject({
      refusals: [{ code: 'NOT_A_CHOICE' }],
    });
    expect(sent(of('SINGLE', { options }), ['z']).ok).toBe(false);
    expect(sent(of('TRUE_FALSE', { options }), ['a']).ok).toBe(false);
    expect(sent(of('NUMBER'), [], 'many')).toMatchObject({ refusals: [{ code: 'NUMBER_UNREADABLE' }] });
  });
});

test('a test is offered in the languages in which it is whole', () => {
  const both = { en: 'Which?', ru: 'Какой?' };
  const halfOptions = options.map((option, index) => ({
    ...option,
    texts: index === 0 ? { en: 'a' } : { en: 'b', ru: 'б' },
  }));
  expect(wholeLanguages([of('NUMBER', { texts: both })])).toEqual(['en', 'ru']);
  expect(wholeLanguages([of('NUMBER', { texts: both }), of('NUMBER')])).toEqual(['en']);
  expect(wholeLanguages([of('SINGLE', { texts: both, options: halfOptions })])).toEqual(['en']);
  expect(chosenLanguage(['en', 'ru'], [null, 'ky', 'ru-RU', 'en'])).toBe('ru');
  expect(chosenLanguage(['ru'], ['en'])).toBe('ru');
  expect(chosenLanguage([], ['ru'])).toBe('en');
  expect(inWords({ ru: 'Какой?' }, 'en')).toBe('Какой?');
});

test('of two tries the same one stands, whichever is named first', () => {
  const instant = fc.date({ min: new Date(0), max: new Date(10), noInvalidDate: true });
  const attempt = fc.record({ handedInAt: fc.option(instant), startedAt: instant });
  fc.assert(
    fc.property(attempt, attempt, (first, second) => {
      const [a, b] = [
        { ...first, id: 'a' },
        { ...second, id: 'b' },
      ];
      const stands = tryThatStands(a, b);
      const other = stands === a ? b : a;
      // What was handed in is never given up for what was not, nor an earlier one for a later.
      if (other.handedInAt) expect(stands.handedInAt && stands.handedInAt <= other.handedInAt).toBe(true);
      const tie =
        a.handedInAt?.getTime() === b.handedInAt?.getTime() &&
        (a.handedInAt !== null || a.startedAt.getTime() === b.startedAt.getTime());
      if (!tie) expect(tryThatStands(b, a)).toBe(stands);
    }),
  );
});
