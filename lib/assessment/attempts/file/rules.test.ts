import { expect, test } from 'vitest';
import { answerColumns, answerText } from './rules';

test('columns are known by the number of their question', () => {
  const headers = ['№', 'Name', '1', 'Q2', 'Вопрос 3', '№ 4', '5.', 'Question 6)', '7', '1', 'Test 1'];
  const columns = headers.map((header, index) => ({ header, index }));
  expect([...answerColumns(columns, 6)]).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 6],
    [6, 7],
  ]);
});

test('a dash and a truth value are answers', () => {
  expect([' b ', 3, true, false, '-', null, undefined].map(answerText)).toEqual([
    'b',
    '3',
    '+',
    '−',
    '-',
    '',
    '',
  ]);
});
