import { expect, it } from 'vitest';
import { urgencyOf } from './rules';

it.each([
  ['2026-11-20', 'NOW'],
  ['2026-12-03', 'NOW'],
  ['2026-12-04', 'SOON'],
  ['2026-12-14', 'SOON'],
  ['2026-12-15', 'LATER'],
])('%s is %s on 23 November', (day, urgency) => {
  expect(urgencyOf(day, '2026-11-23')).toBe(urgency);
});
