import { expect, it } from 'vitest';
import { isGrouped, largestOf, seriesOf, yearsOf } from './rules';

const point = (countryCode: string | null, year: number, value: number) => ({
  ...{ countryCode, year, value, category: null },
});

it('sets countries side by side over the same years, each with its own target', () => {
  const aim = { kind: 'TARGET' as const, year: 2019, category: null, countryCode: 'KZ', value: 60 };
  const series = seriesOf([point('KZ', 2016, 38), point('KZ', 2014, 1), point('TJ', 2013, 1)], [aim]);
  expect(series.map(({ countryCode, values }) => [countryCode, values.map(({ year }) => year)])).toEqual([
    ['KZ', [2014, 2016]],
    ['TJ', [2013]],
  ]);
  expect(series.map(({ target }) => target?.value ?? null)).toEqual([60, null]);
  expect(yearsOf(series, 16)).toEqual([2013, 2014, 2015, 2016]);
  expect(yearsOf(series, 3)).toEqual([2013, 2014, 2016]);
  expect(largestOf(series)).toBe(60);
});

it('has something to divide by even without a value, and knows groups from years', () => {
  expect(largestOf([])).toBe(1);
  expect(yearsOf([], 16)).toEqual([]);
  expect(isGrouped([{ year: null, category: 'a', countryCode: null, value: 1 }])).toBe(true);
  expect(isGrouped([point(null, 2015, 1)])).toBe(false);
  expect(isGrouped([])).toBe(false);
});
