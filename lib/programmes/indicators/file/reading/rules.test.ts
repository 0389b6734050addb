import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '@/lib/files/tables/types';
import { figureOf, readFigures } from './rules';

const read = (rows: Cell[][], own: string | null = null) => {
  const reading = readFigures(rows, own);
  return (
    reading && {
      figures: reading.figures.map(({ countryCode, category, year, value }) =>
        [countryCode, category, year, value].filter((each) => each !== null).join(' '),
      ),
      refused: reading.refused.map(({ cell, why }) => `${cell} ${why}`),
    }
  );
};

test('years across, with a title above, a footer below, countries by any name, and a total', () => {
  expect(
    read([
      ['Новые психоактивные вещества, 2015–2017', null, null, null],
      [null, null, null, null],
      ['Страна', 2015, '2016 г.', '2017*'],
      ['Қазақстан', 21, '48', '1\u202f204,5'],
      ['UZB', '4', 'n/a', '…'],
      ['Кыргызская Республика', '−2', '1 000', '12,5*'],
      ['Kazahstan', 1, 2, null],
      ['Всего', 26, 50, 1217],
      ['Источник: сводка ЦАРИКЦ, 2018 год', null, null, null],
      ['* предварительно', null, null, null],
    ]),
  ).toEqual({
    figures: [
      ...['KZ 2015 21', 'KZ 2016 48', 'KZ 2017 1204.5', 'UZ 2015 4'],
      ...['KG 2015 -2', 'KG 2016 1000', 'KG 2017 12.5'],
    ],
    refused: [
      ...['B7 COUNTRY_UNKNOWN', 'C7 COUNTRY_UNKNOWN'],
      ...['B8 TOTAL_LEFT_OUT', 'C8 TOTAL_LEFT_OUT', 'D8 TOTAL_LEFT_OUT'],
    ],
  });
});

test('years down with a column a country', () => {
  expect(
    read([
      ['Year', 'Kazakhstan', 'TJ', 'Total', 'Atlantis'],
      [2015, 21, '3', 24, null],
      [2016, 48, 'нет данных', 48, 7],
    ]),
  ).toEqual({
    figures: ['KZ 2015 21', 'TJ 2015 3', 'KZ 2016 48'],
    refused: ['D2 TOTAL_LEFT_OUT', 'D3 TOTAL_LEFT_OUT', 'E3 COUNTRY_UNKNOWN'],
  });
});

test('a list of country, group, year and value, with or without a header', () => {
  const list: Cell[][] = [
    ['KAZ', 'Opioids', 2015, 12],
    ['KAZ', 'Cannabinoids', 2015, 9],
    ['Узбекистан', 'Opioids', 2016, 3],
  ];
  const figures = ['KZ Opioids 2015 12', 'KZ Cannabinoids 2015 9', 'UZ Opioids 2016 3'];
  expect(read(list)).toEqual({ figures, refused: [] });
  expect(read([['Страна', 'Группа', 'Год', 'Количество'], ...list])).toEqual({ figures, refused: [] });
  expect(
    read([
      ['Year', 'Value'],
      ['2015', '1,234'],
      ['2016', '12'],
      ['2017', '7'],
    ]),
  ).toEqual({
    figures: ['2016 12', '2017 7'],
    refused: ['B2 NUMBER_AMBIGUOUS'],
  });
});

test('groups are rows of their country, whose name stands once', () => {
  expect(
    read([
      ['Country', 'Substance', '2015', '2016'],
      ['Kazakhstan', 'Opioids', 1, 2],
      [null, 'Stimulants', 3, 4],
      ['Tajikistan', 'Opioids', 5, 'five'],
    ]),
  ).toEqual({
    figures: [
      ...['KZ Opioids 2015 1', 'KZ Opioids 2016 2', 'KZ Stimulants 2015 3', 'KZ Stimulants 2016 4'],
      'TJ Opioids 2015 5',
    ],
    refused: ['D4 WRONG_TYPE'],
  });
});

test('one figure a country, year and group: said twice alike it is one, and otherwise refused', () => {
  expect(
    read([
      ['', 2015, 2016],
      ['KZ', 1, 2],
      ['Казахстан', 1, 3],
    ]),
  ).toEqual({
    figures: ['KZ 2015 1', 'KZ 2016 2'],
    refused: ['C3 VALUE_TWICE'],
  });
});

test('an indicator of one country takes its own figures and no other', () => {
  const rows: Cell[][] = [
    ['', 2015, 2016],
    ['Kazakhstan', 1, 2],
    ['Uzbekistan', 3, null],
  ];
  expect(read(rows, 'KZ')).toEqual({ figures: ['2015 1', '2016 2'], refused: ['B3 COUNTRY_OTHER'] });
});

test('what has no year is no table of an indicator', () => {
  expect(
    read([
      ['Name', 'Phone'],
      ['Asel', '+996 555 123456'],
    ]),
  ).toBeNull();
  expect(read([])).toBeNull();
});

test.each<[Cell, unknown]>([
  ['12,5', 12.5],
  ['1 234 567', 1234567],
  ['1\u2009234', 1234],
  ['1\u00a0234,75', 1234.75],
  ['1,234,567.5', 1234567.5],
  ['48*', 48],
  ['48 ²', 48],
  ['12 %', 12],
  ['n/a', null],
  ['—', null],
  ['..', null],
  ['…', null],
  ['', null],
  [null, null],
  [0, 0],
  [0.1 + 0.2, 0.3],
  ['1,234', 'NUMBER_AMBIGUOUS'],
  ['about 40', 'WRONG_TYPE'],
  ['12-15', 'WRONG_TYPE'],
  [1e14, 'TOO_LARGE'],
])('%j is %j', (cell, figure) => {
  expect(figureOf(cell)).toBe(figure);
});

test('whatever stands in a table, nothing is read twice and every figure is one that can be kept', () => {
  const cell = fc.oneof(
    fc.constantFrom<Cell[]>(null, 2015, '2016', 'KZ', 'Казахстан', 'Total', 'n/a', '1,5', 7, {
      date: '2017-01-01',
    }),
    fc.string({ maxLength: 8 }),
    fc.double({ noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (rows) => {
      const reading = readFigures(rows, null);
      const keys = (reading?.figures ?? []).map(({ countryCode, category, year }) =>
        JSON.stringify([countryCode, category?.toLowerCase(), year]),
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const { value, year } of reading?.figures ?? []) {
        expect(Number.isFinite(value) && Math.abs(value) <= 1e13).toBe(true);
        expect(year).toBeGreaterThanOrEqual(1900);
      }
    }),
  );
});
