import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRight,
  ofItsKind,
  sameQuestion,
  scoreOf,
  textIn,
  wholeLanguages,
  type AskedQuestion,
} from './rules';
import { questionSchema } from './schema';
import { multiple, numeric, single, trueFalse } from './testing/fixture';

const options = ['a', 'b', 'c', 'd'].map((key) => ({ key, texts: { en: `Option ${key}` }, right: false }));
const definition = { texts: { en: 'Which?' }, options: [], isTrue: null, number: null, tolerance: 0 };

function asked(
  kind: AskedQuestion['kind'],
  more: Partial<AskedQuestion['definition']>,
  id = 'q',
  points = 1,
) {
  return { id, kind, points, definition: { ...definition, ...more } };
}
const withRight = (...keys: string[]) =>
  options.map((option) => ({ ...option, right: keys.includes(option.key) }));

describe('an answer', () => {
  const single = asked('SINGLE', { options: withRight('b') });
  const several = asked('MULTIPLE', { options: withRight('a', 'c') });

  test.each([
    [single, ['b'], true],
    [single, ['a'], false],
    [single, ['a', 'b'], false],
    [several, ['c', 'a'], true],
    [several, ['a'], false],
    [several, ['a', 'b', 'c'], false],
    [asked('TRUE_FALSE', { isTrue: false }), ['false'], true],
    [asked('TRUE_FALSE', { isTrue: false }), ['true'], false],
  ])('%#', (question, chosen, right) => {
    expect(isRight(question, { chosen, number: null })).toBe(right);
  });

  test('a number is right up to its tolerance, at both ends', () => {
    const question = asked('NUMBER', { number: 0.3, tolerance: 0.1 });
    const right = (number: number) => isRight(question, { chosen: [], number });
    expect([0.2, 0.3, 0.1 + 0.2, 0.4].every(right)).toBe(true);
    expect([0.19, 0.41].some(right)).toBe(false);
  });
});

test('points are from nought to all of them, and never fewer for another right answer', () => {
  const flags = fc.array(fc.record({ points: fc.integer({ min: 1, max: 100 }), right: fc.boolean() }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(flags, (given) => {
      const questions = given.map(({ points }, i) => asked('TRUE_FALSE', { isTrue: true }, `q${i}`, points));
      const answers = new Map(
        given.map(({ right }, i) => [`q${i}`, { chosen: [String(right)], number: null }]),
      );
      const { points, maxPoints } = scoreOf(questions, answers);
      expect(points).toBe(given.reduce((sum, each) => sum + (each.right ? each.points : 0), 0));
      expect(maxPoints).toBe(given.reduce((sum, each) => sum + each.points, 0));
      expect(scoreOf(questions, new Map()).points).toBe(0);
    }),
  );
});

describe('a question that cannot be asked is refused', () => {
  const whole = { kind: 'SINGLE', points: 1, definition: { ...definition, options: withRight('b') } };
  test.each([
    ['no text', { ...whole, definition: { ...whole.definition, texts: { en: ' ' } } }],
    ['nothing right', { ...whole, definition: { ...whole.definition, options } }],
    ['two right of one', { ...whole, definition: { ...whole.definition, options: withRight('a', 'b') } }],
    ['one option', { ...whole, definition: { ...whole.definition, options: withRight('b').slice(1, 2) } }],
    [
      'an option without the words of a language',
      { ...whole, definition: { ...whole.definition, texts: { en: 'Which?', ru: 'Какой?' } } },
    ],
    [
      'two answers that say the same',
      {
        ...whole,
        definition: {
          ...whole.definition,
          options: withRight('b').map((each) => ({ ...each, texts: { en: 'The  same ' } })),
        },
      },
    ],
    [
      'a number that nobody can type',
      { ...whole, kind: 'NUMBER', definition: { ...whole.definition, number: 1e30 } },
    ],
    ['a number without one', { ...whole, kind: 'NUMBER' }],
    ['neither true nor false', { ...whole, kind: 'TRUE_FALSE' }],
  ])('%s', (_, question) => {
    expect(questionSchema.safeParse(question).success).toBe(false);
  });
  test('a whole one is not', () => expect(questionSchema.safeParse(whole).success).toBe(true));
});

describe('two questions are the same', () => {
  const all = [single('Which?'), multiple('Which?'), trueFalse('Which?'), numeric('Which?')];
  test.each(all.map((question) => [question.kind, question] as const))(
    'whatever was typed for another kind: %s',
    (_, question) => {
      const { options, isTrue, number, tolerance } = all
        .map(({ definition: each }) => each)
        .reduce((sum, each) => ({
          ...{ texts: sum.texts, tolerance: 0.5 },
          options: each.options.length > 0 ? each.options : sum.options,
          isTrue: each.isTrue ?? sum.isTrue,
          number: each.number ?? sum.number,
        }));
      const kept = ofItsKind(question);
      const other = { ...question, definition: { options, isTrue, number, tolerance, ...withOwn(question) } };
      expect(sameQuestion(question, other)).toBe(true);
      expect(ofItsKind(other)).toEqual(kept);
      expect(ofItsKind(kept)).toEqual(kept);
    },
  );

  test('in whatever order the database gives their languages', () => {
    const question = single('Which?');
    const { en, ru } = question.definition.texts;
    const other = { ...question, definition: { ...question.definition, texts: { ru, en } } };
    expect(sameQuestion(question, other)).toBe(true);
  });

  test.each([
    ['other words', single('What?')],
    ['another kind', multiple('Which?', 'b')],
    ['another right one', single('Which?', 'c')],
    ['other points', single('Which?', 'b', 2)],
  ])('but not with %s', (_, other) => expect(sameQuestion(single('Which?'), other)).toBe(false));

  /** What counts of the question itself stays as it is. */
  function withOwn({ kind, definition }: ReturnType<typeof single>) {
    const { texts, options, isTrue, number, tolerance } = definition;
    if (kind === 'TRUE_FALSE') return { texts, isTrue };
    return kind === 'NUMBER' ? { texts, number, tolerance } : { texts, options };
  }
});

test('a test can be taken in the languages that all of its questions have', () => {
  const english = { definition: { texts: { en: 'Which?' } } };
  const both = { definition: { texts: { ru: 'Какой?', en: 'Which?' } } };
  expect(wholeLanguages([])).toEqual([]);
  expect(wholeLanguages([both, both])).toEqual(['en', 'ru']);
  expect(wholeLanguages([both, english])).toEqual(['en']);
  expect(wholeLanguages([english, { definition: { texts: { ru: 'Какой?' } } }])).toEqual([]);
});

test('a text is read in the language of the reader, else in one that there is', () => {
  expect(textIn({ en: 'Which?', ru: 'Какой?' }, 'ru')).toBe('Какой?');
  expect(textIn({ en: 'Which?' }, 'ru')).toBe('Which?');
  expect(textIn({ en: '', ru: 'Какой?' }, 'en')).toBe('Какой?');
  expect(textIn({}, 'en')).toBe('');
});
