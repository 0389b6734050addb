import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import { countsAs, forAllTrainers, laterBy } from '../sessions/clock/rules';
import { retimed } from '../sessions/rules';
import { shifted, shiftMinutes } from './rules';

const days = { startsOn: '2020-01-01', endsOn: '2030-12-31' };
const local = fc
  .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 23 * 60 }))
  .map(([day, minute]) => laterBy(`${addDays('2025-01-01', day)}T00:00`, minute));
const session = fc.tuple(local, fc.integer({ min: 5, max: 300 })).map(([startsAtLocal, minutes]) => ({
  ...{ id: startsAtLocal, title: 'A', startsAtLocal, endsAtLocal: laterBy(startsAtLocal, minutes) },
}));

describe('a shift', () => {
  it('there and back again changes nothing', () => {
    const shift = fc.record({
      days: fc.integer({ min: -300, max: 300 }),
      minutes: fc.integer({ min: -1439, max: 1439 }),
    });
    fc.assert(
      fc.property(fc.array(session, { minLength: 1, maxLength: 20 }), shift, (sessions, by) => {
        const run = { ...days, timeZone: 'Asia/Tashkent' };
        const there = retimed(sessions, run, shiftMinutes(by));
        if (!there.ok) throw new Error(JSON.stringify(there.refusals));
        const back = retimed(there.value, run, -shiftMinutes(by));
        expect(back).toMatchObject({ ok: true, value: sessions });
      }),
    );
  });

  it('takes all, a day, or what begins with a session or later', () => {
    const at = (id: string, startsAtLocal: string) => ({ id, startsAtLocal, endsAtLocal: startsAtLocal });
    const sessions = [
      at('1', '2026-06-15T09:00'),
      at('2', '2026-06-15T11:00'),
      at('3', '2026-06-15T11:00'),
      at('4', '2026-06-16T09:00'),
    ];
    const of = (scope: 'ALL' | 'DAY' | 'FROM', day: string | null, sessionId: string | null) =>
      shifted(sessions, { scope, day, sessionId })
        .map(({ id }) => id)
        .join('');
    expect(of('ALL', null, null)).toBe('1234');
    expect(of('DAY', '2026-06-15', null)).toBe('123');
    expect(of('FROM', null, '2')).toBe('234');
    expect(of('FROM', null, 'none')).toBe('');
  });
});

it('counts a training session that is set to, and nothing else', () => {
  expect(countsAs('TRAINING', true)).toBe(true);
  expect(countsAs('TRAINING', false)).toBe(false);
  for (const kind of ['OPENING', 'BREAK', 'CEREMONY'] as const) expect(countsAs(kind, true)).toBe(false);
});

it('puts all trainers where nothing runs beside, and on no break', () => {
  const of = (kind: 'TRAINING' | 'BREAK', from: string, to: string) => ({
    ...{ kind, startsAtLocal: `2026-06-15T${from}`, endsAtLocal: `2026-06-15T${to}` },
  });
  const [plenary, left, right, coffee, after] = [
    of('TRAINING', '09:00', '10:00'),
    of('TRAINING', '10:00', '11:00'),
    of('TRAINING', '10:30', '11:30'),
    of('BREAK', '11:00', '12:00'),
    of('TRAINING', '11:30', '12:30'),
  ];
  expect(forAllTrainers([plenary, left, right, coffee, after])).toEqual([plenary, after]);
});
