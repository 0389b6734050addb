import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import { laterBy } from '../../sessions/clock/rules';
import { blocksOf, landing, landingRefusals, outlineOf } from './rules';

const startsOn = '2026-06-15';
const session = fc
  .record({
    day: fc.integer({ min: 0, max: 30 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    length: fc.integer({ min: 1, max: 24 * 60 }),
    titleEn: fc.string({ minLength: 1 }),
    titleRu: fc.option(fc.string({ minLength: 1 })),
    kind: fc.constantFrom('TRAINING' as const, 'OPENING' as const, 'BREAK' as const, 'CEREMONY' as const),
    counts: fc.boolean(),
    mandatory: fc.boolean(),
    track: fc.option(fc.string({ minLength: 1 })),
  })
  .map(({ day, minute, length, ...what }) => {
    const startsAtLocal = laterBy(`${addDays(startsOn, day)}T00:00`, minute);
    return { startsAtLocal, endsAtLocal: laterBy(startsAtLocal, length), ...what };
  });

it('a saved agenda applied to the same run is the same agenda', () => {
  fc.assert(
    fc.property(fc.array(session, { maxLength: 30 }), (sessions) => {
      expect(outlineOf(blocksOf(sessions, startsOn), startsOn)).toEqual(sessions);
    }),
  );
});

it('lands on the days of the run, and names those that are planned or not of the run', () => {
  const block = (dayNumber: number) => ({
    ...{ dayNumber, startsAt: '09:00', durationMinutes: 60, titleEn: 'A', titleRu: null },
    ...{ kind: 'TRAINING' as const, counts: true, mandatory: false, track: null },
  });
  const days = landing(
    [block(1), block(2), block(3)],
    { startsOn, endsOn: '2026-06-16' },
    new Set(['2026-06-16']),
  );
  expect(days.map(({ day, state, sessions }) => [day, state, sessions.length])).toEqual([
    ['2026-06-15', 'FREE', 1],
    ['2026-06-16', 'PLANNED', 1],
    ['2026-06-17', 'OUTSIDE', 1],
  ]);
  expect(landingRefusals(days, [1])).toEqual([]);
  expect(landingRefusals(days, [1, 2, 3, 4]).map(({ code }) => code)).toEqual([
    'TEMPLATE_DAY_PLANNED',
    'TEMPLATE_DAY_OUTSIDE',
    'TEMPLATE_DAY_UNKNOWN',
  ]);
});
