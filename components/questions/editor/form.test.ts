import { expect, test } from 'vitest';
import { single } from '@/lib/assessment/questions/testing/fixture';
import { questionSchema } from '@/lib/assessment/questions/schema';
import { formValues, newOption, typedNumber } from './form';

test('a form as it was filled is the question that it was filled from', () => {
  const question = single('Which?');
  expect(questionSchema.parse(formValues(question))).toEqual(question);
  expect(formValues(null).definition.options.map(({ key }) => key)).toEqual(['a', 'b']);
});

test('a new option gets a letter that none has had', () => {
  expect(newOption(['a', 'c']).key).toBe('d');
  expect(newOption(['a', 'b'], ['c']).key).toBe('d');
  expect(newOption(['a', 'z']).key).toBe('b');
  const all = Array.from('abcdefghijklmnopqrstuvwxyz');
  expect(newOption(['a', 'b'], all).key).toBe('c');
});

test('a number is typed with a comma or a point', () => {
  expect(['2,5', '2.5', '−3', '', 7, 'two'].map(typedNumber)).toEqual([2.5, 2.5, -3, null, 7, NaN]);
});
