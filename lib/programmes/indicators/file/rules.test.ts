import { expect, test } from 'vitest';
import { changesOf, stateOf } from './rules';

test('a figure is new, changes what is recorded, or says the same; groups are known whatever their capitals', () => {
  const figure = (countryCode: string | null, category: string | null, year: number, value: number) => ({
    ...{ countryCode, category, year, value, cell: 'B2' },
  });
  const recorded = [
    { countryCode: 'KZ', category: 'Opioids', year: 2015, value: 21 },
    { countryCode: 'KZ', category: null, year: 2016, value: 0 },
    { countryCode: null, category: 'Opioids', year: null, value: 5 },
  ];
  const changes = changesOf(
    [
      figure('KZ', 'OPIOIDS', 2015, 22),
      figure('KZ', null, 2016, 0),
      figure('UZ', 'opioids', 2015, 21),
      figure(null, 'Opioids', 2015, 5),
    ],
    recorded,
  );
  expect(changes.map((change) => [stateOf(change), change.before, change.category])).toEqual([
    ['CHANGED', 21, 'Opioids'],
    ['SAME', 0, null],
    ['NEW', null, 'Opioids'],
    ['NEW', null, 'Opioids'],
  ]);
});
