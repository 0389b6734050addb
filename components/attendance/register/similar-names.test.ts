import { expect, test } from 'vitest';
import { foldRegional } from '@/lib/text/names/regional';
import { similarNames } from './similar-names';

const roster = ['Токтогулов Айбек Болотович', 'Асанова Бермет', 'Ким Ли', 'Асанов Бекзат'].map((name) => ({
  name,
  searchKey: foldRegional(name),
}));
const offered = (typed: string) => similarNames(typed, roster).map(({ name }) => name);

test('a name is offered in the other script, in another order, half typed and with one letter wrong', () => {
  for (const typed of ['Toktogulov', 'aybek tokto', 'Токтогулоф Айбек', 'айб'])
    expect(offered(typed)[0]).toBe('Токтогулов Айбек Болотович');
});

test('the likeliest comes first, and namesakes are all there', () => {
  expect(offered('Асанова Бермет')[0]).toBe('Асанова Бермет');
  expect(offered('Асано')).toEqual(['Асанова Бермет', 'Асанов Бекзат']);
});

test('nobody is offered for other names, too few letters or nothing', () => {
  for (const typed of ['Жумабаев', 'ки', '', '  ', '12']) expect(offered(typed)).toEqual([]);
});
