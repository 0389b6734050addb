import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { instantToLocal } from '@/lib/time/wall-clock';
import { addDays } from '@/lib/time/day';
import { localOf, moveSessions, sessionInstants, shiftLocal, storedLocal } from './rules';

const times = (startsAtLocal: string, endsAtLocal: string) => ({
  title: 'Opening',
  startsAtLocal,
  endsAtLocal,
});
const almaty = { startsOn: '2024-02-27', endsOn: '2024-03-03', timeZone: 'Asia/Almaty' };
const london = { startsOn: '2026-03-28', endsOn: '2026-03-30', timeZone: 'Europe/London' };

const refused = (from: string, to: string, run = london) => {
  const outcome = sessionInstants(times(from, to), run);
  return outcome.ok ? [] : outcome.refusals.map(({ code, path }) => `${code} ${path}`);
};

describe('sessionInstants', () => {
  it('knows that Kazakhstan changed its offset on 1 March 2024', () => {
    const of = (day: string) => sessionInstants(times(`${day}T09:00`, `${day}T10:00`), almaty);
    expect(of('2024-02-29')).toMatchObject({ value: { startsAt: new Date('2024-02-29T03:00:00Z') } });
    expect(of('2024-03-01')).toMatchObject({ value: { startsAt: new Date('2024-03-01T04:00:00Z') } });
  });

  it('refuses a time that the zone does not have, beside the field', () => {
    expect(refused('2026-03-29T01:30', '2026-03-29T03:00')).toEqual(['LOCAL_TIME_MISSING startsAtLocal']);
    expect(refused('2026-03-29T00:30', '2026-03-29T01:15')).toEqual(['LOCAL_TIME_MISSING endsAtLocal']);
  });

  it('refuses an end before the start, also where the clocks are set back in between', () => {
    const autumn = { ...london, startsOn: '2026-10-25', endsOn: '2026-10-25' };
    expect(refused('2026-10-25T10:00', '2026-10-25T09:00', autumn)).toEqual([
      'ENDS_BEFORE_START endsAtLocal',
    ]);
    expect(refused('2026-10-25T10:00', '2026-10-25T10:00', autumn)).toEqual([
      'ENDS_BEFORE_START endsAtLocal',
    ]);
  });

  it('stays within the days of the run; the last may end at midnight', () => {
    expect(refused('2026-03-27T09:00', '2026-03-27T10:00')).toEqual(['SESSION_OUTSIDE_RUN startsAtLocal']);
    expect(refused('2026-03-30T22:00', '2026-03-31T00:00')).toEqual([]);
    expect(refused('2026-03-30T22:00', '2026-03-31T00:01')).toEqual(['SESSION_OUTSIDE_RUN endsAtLocal']);
  });

  it('lasts at most 24 hours of real time', () => {
    expect(refused('2026-03-28T00:00', '2026-03-29T00:00')).toEqual([]);
    expect(refused('2026-03-28T00:00', '2026-03-29T00:01')).toEqual(['SESSION_TOO_LONG endsAtLocal']);
    // The clocks jump an hour within these 25 hours on the wall.
    expect(refused('2026-03-28T12:00', '2026-03-29T13:00')).toEqual([]);
  });
});

describe('moveSessions', () => {
  const session = (id: string, day: string, from = '09:00', to = '10:30') => ({
    ...{ id, title: `Session ${id}`, startsAtLocal: `${day}T${from}`, endsAtLocal: `${day}T${to}` },
  });

  it('keeps the time on the wall whatever the zone and however far', () => {
    const zones = [
      'Asia/Almaty',
      'Asia/Tashkent',
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: -900, max: 900 }), (timeZone, days) => {
        const startsOn = addDays('2025-06-15', days);
        const moved = moveSessions(
          [session('1', '2025-06-15')],
          { startsOn, endsOn: startsOn, timeZone },
          days,
        );
        if (!moved.ok) throw new Error(JSON.stringify(moved.refusals));
        const [one] = moved.value;
        expect(instantToLocal(one!.startsAt, timeZone)).toBe(`${startsOn}T09:00`);
        expect(instantToLocal(one!.endsAt, timeZone)).toBe(`${startsOn}T10:30`);
        expect(one!.endsAt.getTime() - one!.startsAt.getTime()).toBe(90 * 60_000);
      }),
    );
  });

  it('names every session that the run does not cover any more', () => {
    const run = { ...london, startsOn: '2026-03-29' };
    const outcome = moveSessions([session('1', '2026-03-28'), session('2', '2026-03-29')], run, 0);
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: 'SESSION_OUTSIDE_RUN', path: 'endsOn', params: { session: 'Session 1' } }],
    });
  });

  it('names the session whose time the new zone does not have', () => {
    const outcome = moveSessions([session('1', '2026-03-29', '01:15', '03:00')], london, 0);
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [{ code: 'SESSION_TIME_MISSING', path: 'timeZone', params: { session: 'Session 1' } }],
    });
  });
});

it('stores a local time as it stands on the wall', () => {
  expect(storedLocal('2026-03-29T01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(localOf(storedLocal('2026-03-29T01:30'))).toBe('2026-03-29T01:30');
  expect(shiftLocal('2026-02-28T23:00', 1)).toBe('2026-03-01T23:00');
});
