import { expect, it } from 'vitest';
import { byDay, nextCourse } from './rules';

const course = (
  name: string,
  startsOn: string,
  endsOn: string,
  state: 'CONFIRMED' | 'NOMINATED' = 'CONFIRMED',
  cancelled = false,
) => ({ name, state, run: { startsOn, endsOn, today: '2026-11-24', cancelled } });

it('finds the course that comes next, or is going on', () => {
  const far = course('far', '2027-01-10', '2027-01-12');
  const near = course('near', '2026-12-01', '2026-12-02');
  const now = course('now', '2026-11-23', '2026-11-24');
  const over = course('over', '2026-11-22', '2026-11-23');
  const off = course('off', '2026-11-24', '2026-11-25', 'CONFIRMED', true);
  const maybe = course('maybe', '2026-11-24', '2026-11-25', 'NOMINATED');
  expect(nextCourse([far, near, over, off, maybe])?.name).toBe('near');
  expect(nextCourse([far, near, now])?.name).toBe('now');
  expect(nextCourse([over, off, maybe])).toBeNull();
});

it('puts sessions under their days', () => {
  const at = (text: string) => ({ startsAt: new Date(text) });
  const days = byDay([at('2026-01-01T20:00Z'), at('2026-01-02T04:00Z'), at('2026-01-03T04:00Z')], (instant) =>
    new Date(instant.getTime() + 5 * 3_600_000).toISOString().slice(0, 10),
  );
  expect(days.map(([day, all]) => [day, all.length])).toEqual([
    ['2026-01-02', 2],
    ['2026-01-03', 1],
  ]);
});
