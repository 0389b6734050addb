import type { WrittenCell } from '@/lib/files/tables/write';

const headers = [
  ...['kind', 'textEn', 'textRu', 'optionsEn', 'optionsRu'],
  ...['right', 'points', 'number', 'tolerance'],
] as const;

/** The words of the example in one language: questions of each kind, and the options of two of them. */
export type ExampleWords = Record<
  'single' | 'multiple' | 'trueFalse' | 'number' | 'singleOptions' | 'multipleOptions',
  string
>;

export type ExampleHeader = Record<(typeof headers)[number], string>;

/** A table with a question of each kind in two languages, as `readQuestions` reads it. */
export function exampleRows(header: ExampleHeader, en: ExampleWords, ru: ExampleWords): WrittenCell[][] {
  return [
    headers.map((name) => header[name]),
    ['single', en.single, ru.single, en.singleOptions, ru.singleOptions, 'b', 1, null, null],
    ['multiple', en.multiple, ru.multiple, en.multipleOptions, ru.multipleOptions, 'a, c', 2, null, null],
    ['true/false', en.trueFalse, ru.trueFalse, null, null, 'true', 1, null, null],
    ['number', en.number, ru.number, null, null, null, 1, 7, 0],
  ];
}
