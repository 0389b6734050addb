import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultForm } from '@/lib/assessment/forms/defaults/rules';
import { questionKinds, typedForm, type Question, type TypedForm } from '@/lib/assessment/forms/schema';
import {
  blankQuestion,
  draftOf,
  isAnotherNow,
  optionsFor,
  placeAfter,
  previewOf,
  sentForm,
  withoutRussian,
} from './edits';

const kinds = ['EVALUATION', 'FOLLOW_UP'] as const;
const names = { trainer: 'A trainer', session: 'A session' };
const form = (...changes: Partial<Question>[]): TypedForm => ({
  kind: 'EVALUATION',
  questions: changes.map((change) => ({ ...blankQuestion, textEn: 'Q', ...change })),
});

test.each(kinds)('the form of %s that was opened and not touched is sent as it was', (kind) => {
  const definition = defaultForm(kind);
  const sent = typedForm.parse(sentForm(draftOf(kind, definition)));
  expect(sent).toEqual({ kind, ...definition });
  expect(withoutRussian(draftOf(kind, definition))).toBe(0);
});

test('a question that becomes a choice has two lines to write in, and what was written comes back', () => {
  expect(optionsFor('CHOICE', [])).toHaveLength(2);
  const written = [{ en: 'Often', ru: '' }];
  expect(optionsFor('SCALE', written)).toEqual(written);
  expect(optionsFor('CHOICE', optionsFor('SCALE', written))[0]).toEqual(written[0]);
  // Meanwhile they are not sent, and nothing of them is refused.
  expect(sentForm(form({ kind: 'SCALE', options: [{ en: '', ru: '' }] })).questions[0]?.options).toEqual([]);
});

test('a question goes up and down, and not past the ends', () => {
  expect([placeAfter(0, -1, 3), placeAfter(0, 1, 3), placeAfter(2, 1, 3), placeAfter(2, -1, 3)]).toEqual([
    null,
    1,
    null,
    1,
  ]);
});

test('only a question that is answered otherwise is another one', () => {
  const before = defaultForm('EVALUATION').questions;
  const content = before[0]!;
  expect(isAnotherNow({ ...content, kind: 'YES_NO' }, before)).toBe(true);
  expect(isAnotherNow({ ...content, about: 'TRAINER' }, before)).toBe(true);
  expect(isAnotherNow(content, before)).toBe(false);
  expect(isAnotherNow(blankQuestion, before)).toBe(false);
});

test('texts without Russian are counted, those of options too, and those that are not asked not', () => {
  const options = [
    { en: 'a', ru: 'а' },
    { en: 'b', ru: ' ' },
  ];
  expect(withoutRussian(form({ kind: 'CHOICE', options }))).toBe(2);
  expect(withoutRussian(form({ kind: 'SCALE', options, textRu: 'В' }))).toBe(0);
});

test('whatever is typed, the preview asks each question once, and no two fields are one', () => {
  const question = fc.record({
    kind: fc.constantFrom(...questionKinds),
    about: fc.constantFrom('RUN' as const, 'TRAINER' as const, 'SESSION' as const),
    key: fc.constantFrom('', 'same'),
    textEn: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(question, { maxLength: 12 }), (typed) => {
      const slots = previewOf(form(...typed), names).flatMap((part) => part.slots);
      expect(slots.map(({ question: { textEn } }) => textEn).sort()).toEqual(
        typed.map(({ textEn }) => textEn).sort(),
      );
      expect(new Set(slots.map(({ name }) => name)).size).toBe(slots.length);
    }),
  );
});
