import { questionSchema, type QuestionInput } from '../schema';

type Changes = Partial<QuestionInput['definition']>;

const inBoth = (text: string) => ({ en: text, ru: `${text} (по-русски)` });

const question = (kind: QuestionInput['kind'], text: string, changes: Changes, points: number) =>
  questionSchema.parse({
    kind,
    points,
    definition: { texts: inBoth(text), options: [], isTrue: null, number: null, tolerance: 0, ...changes },
  });

const options = (right: string) =>
  ['a', 'b', 'c'].map((key) => ({ key, texts: inBoth(`Option ${key}`), right: right.includes(key) }));

/** Questions in English and Russian, of each kind; `right`: the letters of the right options of a, b and c. */
export const single = (text: string, right = 'b', points = 1) =>
  question('SINGLE', text, { options: options(right) }, points);
export const multiple = (text: string, right = 'ac', points = 1) =>
  question('MULTIPLE', text, { options: options(right) }, points);
export const trueFalse = (text: string, isTrue = true, points = 1) =>
  question('TRUE_FALSE', text, { isTrue }, points);
export const numeric = (text: string, number = 7, tolerance = 0, points = 1) =>
  question('NUMBER', text, { number, tolerance }, points);
