import { expect, test } from 'vitest';
import { filtered } from './filter';
import type { BoardPerson } from './view';

const person = (name: string, detail: string) =>
  ({ name, detail, cells: [], rate: { atRisk: false } }) as unknown as BoardPerson;
const people = [person('Ömürbek Asanov', 'Министерство внутренних дел'), person('王芳', 'Interpol')];
const found = (q: string) => filtered(people, { q, show: 'all' }, []).map(({ name }) => name);

test('people are found by name or institution, in the letters of the region and as it is written', () => {
  expect(found('')).toHaveLength(2);
  for (const q of ['омурбек', 'Asanov Omurbek', 'ömür', 'внутренних', 'vnutrennih'])
    expect(found(q)).toEqual(['Ömürbek Asanov']);
  for (const q of ['王', 'inter']) expect(found(q)).toEqual(['王芳']);
  for (const q of ['王李', '???', 'nobody']) expect(found(q)).toEqual([]);
});
