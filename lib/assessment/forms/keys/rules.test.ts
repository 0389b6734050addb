import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formDefinition, questionKinds, questionSubjects, type Question } from '../schema';
import { keyedQuestions } from './rules';

const question = (changes: Partial<Question>): Question => ({
  ...{ key: '', kind: 'SCALE', about: 'RUN', textEn: 'Was it useful?', textRu: null, required: true },
  options: [],
  ...changes,
});
const keys = (typed: Question[], known: Question[] = []) =>
  keyedQuestions(typed, known).map(({ key }) => key);

test('a new question is called by its words, and by a number where they are taken', () => {
  expect(keys([question({}), question({}), question({ textEn: '2 days?' })])).toEqual([
    'was-it-useful',
    'was-it-useful-2',
    'question',
  ]);
  expect(keys([question({})], [question({ key: 'was-it-useful' })])).toEqual(['was-it-useful-2']);
  expect(keys([question({ textEn: 'Полезно ли?' })])).toEqual(['question']);
});

test('a question that is only worded otherwise keeps its key', () => {
  const before = question({ key: 'useful' });
  expect(keys([question({ key: 'useful', textEn: 'Of use?', required: false })], [before])).toEqual([
    'useful',
  ]);
});

test.each([{ kind: 'YES_NO' as const }, { about: 'TRAINER' as const }])(
  'a question that is answered otherwise is another one: %j',
  (changes) => {
    const before = question({ key: 'useful' });
    expect(keys([question({ key: 'useful', ...changes })], [before])).toEqual(['useful-2']);
  },
);

const questions = fc.array(
  fc.record({
    key: fc.constantFrom<string[]>('', 'a', 'a-2', 'b'),
    kind: fc.constantFrom(...questionKinds),
    about: fc.constantFrom(...questionSubjects),
    textEn: fc.oneof(fc.constantFrom('A', 'A 2', 'b'), fc.string({ minLength: 1, maxLength: 60 })),
    textRu: fc.constant<string | null>(null),
    required: fc.boolean(),
    options: fc.constant<Question['options']>([
      { en: 'x', ru: null },
      { en: 'y', ru: null },
    ]),
  }),
  { minLength: 1, maxLength: 8 },
);

test('keys are such as a form may have, none twice, and none with two meanings over all versions', () => {
  const kept = (typed: Question[]) =>
    typed.filter(({ key }, i) => key === '' || typed.findIndex((each) => each.key === key) === i);
  fc.assert(
    fc.property(fc.array(questions.map(kept), { minLength: 1, maxLength: 5 }), (versions) => {
      const known: Question[] = [];
      for (const typed of versions) {
        const keyed = keyedQuestions(typed, known);
        expect(keyed.map(({ textEn }) => textEn)).toEqual(typed.map(({ textEn }) => textEn));
        if (typed.every(({ textEn }) => textEn.trim()))
          expect(formDefinition.safeParse({ questions: keyed }).error?.issues ?? []).toEqual([]);
        for (const { key, kind, about } of keyed)
          for (const other of known.filter((each) => each.key === key))
            expect([other.kind, other.about]).toEqual([kind, about]);
        known.push(...keyed);
      }
    }),
  );
});
