import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, dayOf, daysBetween } from '@/lib/time/day';
import { calendarViews, spanOf, stepFrom, tonesOf } from './rules';

const day = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => dayOf(new Date(Date.UTC(1990, 0, 1) + days * 86_400_000)));
const view = fc.constantFrom(...calendarViews);

describe('spanOf', () => {
  it('shows whole weeks from Monday around a month, and a list of the month alone', () => {
    expect(spanOf('month', '2026-06-15')).toEqual({ from: '2026-06-01', to: '2026-07-05' });
    expect(spanOf('week', '2026-06-17')).toEqual({ from: '2026-06-15', to: '2026-06-21' });
    expect(spanOf('list', '2026-02-10')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(spanOf('trainers', '2028-02-29')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('holds the day, is never longer than six weeks, and is the same for each day of its week or month', () => {
    fc.assert(
      fc.property(view, day, (which, on) => {
        const { from, to } = spanOf(which, on);
        expect(from <= on && on <= to).toBe(true);
        expect(daysBetween(from, to)).toBeLessThan(42);
        if (which === 'week') expect(spanOf(which, to)).toEqual({ from, to });
        if (which === 'month') expect(dateOf(from).getUTCDay()).toBe(1);
      }),
    );
  });
});

it('leads to what lies next to it, and back', () => {
  fc.assert(
    fc.property(view, day, (which, on) => {
      const [here, next] = [spanOf(which, on), spanOf(which, stepFrom(which, on, 1))];
      if (which !== 'month') expect(next.from).toBe(addDays(here.to, 1));
      expect(spanOf(which, stepFrom(which, stepFrom(which, on, 1), -1))).toEqual(here);
    }),
  );
});

it('gives programmes colours by their codes, whatever the order in which they come', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (codes) => {
      expect(tonesOf(codes)).toEqual(tonesOf([...codes].reverse()));
    }),
  );
});
