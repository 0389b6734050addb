import fc from 'fast-check';
import { expect, test } from 'vitest';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { defaultForm } from './defaults/rules';
import { formDigest } from './digest/rules';
import { optionsOf, partsOf, readAnswers, type Subjects } from './rules';
import { formDefinition, questionKinds, typedForm, type FormDefinition } from './schema';

const subjects: Subjects = {
  trainers: [
    { id: 'a', name: 'Anna' },
    { id: 'b', name: 'Boris' },
  ],
  sessions: [{ id: 's', name: 'Session' }],
};
const none: Subjects = { trainers: [], sessions: [] };

test.each(['EVALUATION', 'FOLLOW_UP'] as const)(
  'the form that Cascade brings for %s is one that an office could have made, in both languages',
  (kind) => {
    const definition = defaultForm(kind);
    expect(typedForm.parse({ kind, ...definition })).toEqual({ kind, ...definition });
    for (const { key, textEn, textRu, options } of definition.questions) {
      expect(textEn, key).not.toBe(key);
      expect(textRu, key).toBeTruthy();
      for (const option of options) expect(option.ru, key).toBeTruthy();
    }
    expect(definition.questions.map(({ key }) => key).sort()).toEqual(
      Object.keys(en.defaultForms[kind]).sort(),
    );
    expect(Object.keys(ru.defaultForms[kind]).sort()).toEqual(Object.keys(en.defaultForms[kind]).sort());
  },
);

test('questions about trainers are asked for each, and free texts about the run come last', () => {
  const parts = partsOf(defaultForm('EVALUATION'), subjects);
  expect(parts.map(({ subject }) => subject?.name ?? null)).toEqual([null, 'Anna', 'Boris', null]);
  expect(parts.at(-1)?.slots.map(({ name }) => name)).toEqual(['best', 'change']);
  const names = parts.flatMap(({ slots }) => slots.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
});

test('a form whose questions share a name, or whose choice offers one thing, is refused beside it', () => {
  const question = (changes: object) => ({
    ...{ key: 'q', kind: 'SCALE', about: 'RUN', textEn: 'Q', textRu: null, required: true, options: [] },
    ...changes,
  });
  const problems = (questions: object[]) =>
    formDefinition
      .safeParse({ questions })
      .error?.issues.map(({ message, path }) => [path.join('.'), message]);
  expect(problems([question({}), question({})])).toEqual([['questions.1.key', 'QUESTION_TWICE']]);
  expect(problems([question({ kind: 'CHOICE', options: [{ en: 'a', ru: null }] })])).toEqual([
    ['questions.0.options', 'TOO_FEW|min=2'],
  ]);
  const followUp = { kind: 'FOLLOW_UP', questions: [question({ about: 'TRAINER' })] };
  expect(typedForm.safeParse(followUp).error?.issues[0]?.message).toBe('NOT_A_CHOICE');
  // Keys are still to be made.
  const fresh = { kind: 'EVALUATION', questions: [question({ key: '' }), question({ key: '' })] };
  expect(typedForm.safeParse(fresh).success).toBe(true);
});

const questions = fc.uniqueArray(
  fc.record({
    key: fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
    kind: fc.constantFrom(...questionKinds),
    about: fc.constantFrom('RUN' as const, 'TRAINER' as const, 'SESSION' as const),
    textEn: fc.constant('Q'),
    textRu: fc.constant(null),
    required: fc.boolean(),
    options: fc.constant<FormDefinition['questions'][number]['options']>([
      { en: 'a', ru: null },
      { en: 'b', ru: null },
    ]),
  }),
  { selector: ({ key }) => key, minLength: 1, maxLength: 8 },
);

test('whatever is sent, each answer is one that its question can have, and every other is refused beside its field', () => {
  const value = fc.oneof(fc.constantFrom('', '0', '1', '5', '6', 'yes', 'no', '-1', '1e0'), fc.string());
  fc.assert(
    fc.property(questions, fc.array(value, { minLength: 40, maxLength: 40 }), (asked, values) => {
      const definition: FormDefinition = { questions: asked };
      const parts = partsOf(definition, subjects);
      const names = parts.flatMap(({ slots }) => slots.map(({ name }) => name));
      const { answers, refusals } = readAnswers(parts, (name) => values[names.indexOf(name)] ?? '');
      for (const answer of answers) {
        const question = asked.find(({ key }) => key === answer.question);
        if ('option' in answer) expect(question && optionsOf(question)).toContain(answer.option);
        else expect(answer.text.trim()).not.toBe('');
      }
      for (const { path } of refusals) if (path !== undefined) expect(names).toContain(path);
      expect(answers.length + refusals.length).toBeGreaterThan(0);
    }),
  );
});

test('nothing at all is no answer', () => {
  const definition: FormDefinition = {
    questions: defaultForm('EVALUATION').questions.map((question) => ({ ...question, required: false })),
  };
  expect(readAnswers(partsOf(definition, none), () => ' ')).toEqual({
    answers: [],
    refusals: [{ code: 'NOTHING_ANSWERED' }],
  });
});

test('forms are told apart by what they ask', () => {
  const [evaluation, followUp] = [defaultForm('EVALUATION'), defaultForm('FOLLOW_UP')];
  expect(formDigest(evaluation)).not.toBe(formDigest(followUp));
  // As the database gives it back: the order of keys is its own.
  const stored = JSON.parse(
    JSON.stringify({
      questions: evaluation.questions.map((question) =>
        Object.fromEntries(Object.entries(question).reverse()),
      ),
    }),
  );
  expect(formDigest(formDefinition.parse(stored))).toBe(formDigest(evaluation));
});
