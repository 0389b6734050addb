import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indicatorSchema } from '../schema';
import { emptyRow, gridOf, gridOfTable, pasteAt, pastedTable, readGrid, typedNumber } from './rules';

const countries = [
  { value: 'KZ', label: 'Kazakhstan' },
  { value: 'KG', label: 'Кыргызстан' },
];

it.each([
  ['', null],
  [' – ', null],
  ['48', 48],
  ['20 063', 20063],
  ['20\u202f063,5', 20063.5],
  ['1,234,567', 1234567],
  ['1,234.5', 1234.5],
  ['0,125', 0.125],
  ['−3', -3],
  ['1,234', 'NUMBER_AMBIGUOUS'],
  ['12 people', 'WRONG_TYPE'],
] as const)('reads “%s” as %s', (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

it('takes a block from a spreadsheet: countries by name or code, years above, quotes and empty cells', () => {
  const table = pastedTable(
    'Reported\r\n\tGroup\t2015\t2016\r\nKazakhstan\t\t21\t38\r\nkg\t"syn""th\n(all)"\t\t5\r\n',
  );
  const grid = gridOfTable(table, countries);
  expect(grid?.years).toEqual(['2015', '2016']);
  expect(grid?.rows.map(({ countryCode, category, cells }) => [countryCode, category, cells])).toEqual([
    ['KZ', '', { 2015: '21', 2016: '38' }],
    ['KG', 'syn"th\n(all)', { 2015: '', 2016: '5' }],
  ]);
  expect(gridOfTable(pastedTable('a\tb'), countries)).toBe(null);
});

it('puts figures in from a cell on, and grows by years and lines', () => {
  const grid = { years: ['2015'], rows: [emptyRow()] };
  const pasted = pasteAt(grid, [['1', '2'], ['3']], 0, '2015');
  expect(pasted.years).toEqual(['2015', '2016']);
  expect(pasted.rows.map(({ cells }) => cells)).toEqual([{ 2015: '1', 2016: '2' }, { 2015: '3' }]);
});

it('names the cell that is wrong', () => {
  const row = { ...emptyRow(), cells: { 2015: 'x' }, target: '60' };
  expect(
    readGrid({ years: ['2015', ''], rows: [row, { ...emptyRow(), cells: { '': '4' } }] }).errors,
  ).toEqual([
    { row: 0, column: '2015', code: 'WRONG_TYPE' },
    { row: 0, column: 'targetYear', code: 'YEAR_NEEDED' },
    { row: 1, column: 'category', code: 'SERIES_TWICE' },
    { row: 1, column: 'category', code: 'YEAR_OR_CATEGORY' },
  ]);
});

const of = {
  category: fc.constantFrom('cathinones', null),
  countryCode: fc.constantFrom('KZ', 'KG', null),
};
const amount = fc.integer({ min: -1000, max: 100_000 }).map((cents) => cents / 100);
const key = (each: object) => JSON.stringify(each);

it('gives back what was recorded, whatever it is', () => {
  const year = fc.integer({ min: 2010, max: 2020 });
  const values = fc.uniqueArray(fc.record({ ...of, year, value: amount }), {
    selector: ({ value: _, ...rest }) => key(rest),
  });
  const aims = fc.uniqueArray(
    fc.record({ ...of, kind: fc.constantFrom('BASELINE' as const, 'TARGET' as const), year, value: amount }),
    { selector: ({ kind, category, countryCode }) => key({ kind, category, countryCode }) },
  );
  fc.assert(
    fc.property(values, aims, (recorded, aimed) => {
      const read = readGrid(gridOf(recorded, aimed));
      const sorted = (list: object[]) =>
        list.map((each) => key(Object.fromEntries(Object.entries(each).sort()))).sort();
      expect(read.errors).toEqual([]);
      expect(sorted(read.values)).toEqual(sorted(recorded));
      expect(sorted(read.aims)).toEqual(sorted(aimed));
      const whole = { nameEn: 'N', nameRu: '', unit: 'u', countryCode: '', values: recorded, aims: aimed };
      expect(indicatorSchema.safeParse(whole).success).toBe(true);
    }),
  );
});
