import { expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, dayOf, daysBetween, isDay } from './day';

const days = fc.integer({ min: -20_000, max: 40_000 }).map((count) => dayOf(new Date(count * 86_400_000)));

it('adds what lies between', () => {
  fc.assert(
    fc.property(days, days, (from, to) => {
      expect(addDays(from, daysBetween(from, to))).toBe(to);
    }),
  );
});

it('crosses months, years and leap days', () => {
  expect([addDays('2024-02-28', 1), addDays('2023-02-28', 1), addDays('2025-01-01', -1)]).toEqual([
    '2024-02-29',
    '2023-03-01',
    '2024-12-31',
  ]);
});

it('knows a day of the calendar', () => {
  expect(
    ['2024-02-29', '1900-01-01', '2023-02-29', '2023-13-01', '1.2.2023', '', '0202-06-13'].map(isDay),
  ).toEqual([true, true, false, false, false, false, false]);
});
