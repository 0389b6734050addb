import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import { mondayOf, roomStrip, type Use } from './rules';

const from = '2026-06-01';
const use = (runId: string, first: number, last = first): Use => ({
  runId,
  first: addDays(from, first),
  last: addDays(from, last),
});

it('joins days without a gap, and cuts what reaches over the edge', () => {
  expect(roomStrip([use('a', 0), use('a', 1), use('a', 4, 20), use('b', -3, -1)], from, 7)).toEqual([
    [
      { free: false, runId: 'a', start: 0, length: 2 },
      { free: true, length: 2 },
      { free: false, runId: 'a', start: 4, length: 3 },
    ],
  ]);
});

it('puts two runs of one day into two lanes, and a free room into one', () => {
  expect(roomStrip([use('a', 1, 2), use('b', 2, 3)], from, 7).map((lane) => lane.length)).toEqual([3, 3]);
  expect(roomStrip([], from, 7)).toEqual([[{ free: true, length: 7 }]]);
});

it('shows every taken day once a run and fills every lane, whatever is planned', () => {
  const uses = fc.array(
    fc.record({
      run: fc.constantFrom('a', 'b', 'c', 'd'),
      first: fc.integer({ min: -4, max: 18 }),
      length: fc.nat(3),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(uses, (planned) => {
      const days = 14;
      const lanes = roomStrip(
        planned.map(({ run, first, length }) => use(run, first, first + length)),
        from,
        days,
      );
      const shown = new Map<string, number>();
      for (const lane of lanes) {
        expect(lane.reduce((sum, part) => sum + part.length, 0)).toBe(days);
        let at = 0;
        for (const part of lane) {
          if (!part.free) {
            expect(part.start).toBe(at);
            for (let day = at; day < at + part.length; day++)
              shown.set(`${part.runId} ${day}`, (shown.get(`${part.runId} ${day}`) ?? 0) + 1);
          }
          at += part.length;
        }
      }
      const wanted = new Set(
        planned.flatMap(({ run, first, length }) =>
          Array.from({ length: length + 1 }, (_, index) => first + index)
            .filter((day) => day >= 0 && day < days)
            .map((day) => `${run} ${day}`),
        ),
      );
      expect(new Set(shown.keys())).toEqual(wanted);
      expect([...shown.values()].every((times) => times === 1)).toBe(true);
    }),
  );
});

it('finds the Monday of every day of a week', () => {
  const week = Array.from({ length: 7 }, (_, day) => addDays('2026-06-01', day));
  expect(new Set(week.map(mondayOf))).toEqual(new Set(['2026-06-01']));
  expect(mondayOf('2026-05-31')).toBe('2026-05-25');
});
