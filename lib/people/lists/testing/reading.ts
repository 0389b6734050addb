import { expect } from 'vitest';
import { defaultTableLimits } from '@/lib/files/tables/limits';
import { readBytes } from '@/lib/files/tables/worker/bytes.mjs';
import { workbook, type BookSheet } from '@/lib/files/tables/testing/build';
import { readList } from '../rules';
import type { ListOptions } from '../schema';
import type { ListRow } from '../types';
import { dotted, fullName, people, sexIn, type Truth } from './truth';

/** Reads a file as an import does, without the thread. */
export function read(bytes: Uint8Array, options: ListOptions = { country: 'KG' }) {
  const table = readBytes(Buffer.from(bytes), defaultTableLimits);
  const list = readList(table, options);
  if (!list.ok) throw new Error(JSON.stringify(list.refusals));
  return list.value;
}

type Said = Partial<Record<'sex' | 'birthDate' | 'phone' | 'position' | 'institution', boolean>>;
const everything: Said = { sex: true, birthDate: true, phone: true, position: true, institution: true };

/** What the truth says and the list told, and nothing more. */
export function expectPeople(rows: readonly ListRow[], truth: readonly Truth[], said: Said = everything) {
  const fields = (Object.keys(said) as (keyof Said)[]).filter((field) => said[field]);
  expect(
    rows.map((row) => [
      row.officialName,
      ...fields.map((field) => row[field]),
      row.problems.map(({ code }) => code),
    ]),
  ).toEqual(truth.map((person) => [fullName(person), ...fields.map((field) => person[field]), []]));
}

export const header = ['№', 'ФИО', 'Пол', 'Дата рождения', 'Телефон', 'Должность', 'Место работы'];
export const rowOf = (person: Truth, i: number): unknown[] => [
  i + 1,
  fullName(person),
  sexIn(person, ['жен.', 'муж.']),
  dotted(person),
  person.phone,
  person.position,
  person.institution,
];
export const plain = [header, ...people.map(rowOf)];
export const book = (rows: unknown[][], sheet: Partial<BookSheet> = {}) => workbook([{ rows, ...sheet }]);
