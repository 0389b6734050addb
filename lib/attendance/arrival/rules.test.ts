import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOfContent } from '../rules';
import { arrival, timeOf } from './rules';

const session = { startsAt: '2026-06-15T09:00:00Z', endsAt: '2026-06-15T10:30:00Z' };
const at = (time: string) => new Date(`2026-06-15T${time}Z`);

test.each([
  ['08:29:59', 'EARLY', 'PRESENT', null],
  ['08:30:00', 'OPEN', 'PRESENT', null],
  ['09:10:59', 'OPEN', 'PRESENT', null],
  ['09:11:00', 'OPEN', 'LATE', 11],
  ['10:30:00', 'OPEN', 'LATE', 90],
  ['10:30:01', 'OVER', 'PRESENT', null],
])('at %s', (time, where, status, minutes) => {
  expect(timeOf(session, at(time))).toBe(where);
  expect(arrival(session, at(time))).toEqual({ status, minutes });
});

test('the office takes every arrival, whenever it is', () => {
  const minutes = fc.integer({ min: 1, max: 24 * 60 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: -3_000, max: 3_000 }), (length, after) => {
      const start = Date.parse(session.startsAt);
      const own = { ...session, endsAt: new Date(start + length * 60_000).toISOString() };
      const came = arrival(own, new Date(start + after * 60_000));
      expect(refusalOfContent({ ...came, note: null }, length)).toBe(null);
    }),
  );
});
