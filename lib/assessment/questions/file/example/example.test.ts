import { expect, test } from 'vitest';
import { readTables } from '@/lib/files/tables/read';
import { xlsxOf } from '@/lib/files/tables/write';
import english from '@/messages/en.json';
import russian from '@/messages/ru.json';
import { readQuestions } from '../rules';
import { exampleRows } from './rules';

const words = { en: english.bank.example, ru: russian.bank.example };

test.each(['en', 'ru'] as const)('the example in %s is read without a refusal', async (locale) => {
  const rows = exampleRows(words[locale].header, words.en.words, words.ru.words);
  const file = await readTables(xlsxOf([{ name: words[locale].sheet, rows }]), 'example.xlsx');
  const read = file.ok ? readQuestions(file.value.sheets[0]?.rows ?? []) : null;
  expect(read?.map((row) => ('question' in row ? row.question.kind : row.refusals))).toEqual([
    'SINGLE',
    'MULTIPLE',
    'TRUE_FALSE',
    'NUMBER',
  ]);
  for (const row of read ?? [])
    if ('question' in row) expect(Object.keys(row.question.definition.texts)).toEqual(['en', 'ru']);
});
