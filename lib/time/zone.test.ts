import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isTimeZone, localToInstant } from './zone';
import { instantToLocal, todayIn, zoneOffsetLabel } from './wall-clock';

const zones = [
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Bishkek',
  'Asia/Dushanbe',
  'Asia/Ashgabat',
  'Asia/Kolkata',
  'Europe/London',
  'Europe/Vienna',
  'America/New_York',
  'Australia/Lord_Howe',
  'UTC',
];
const minutesOf = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 60_000, max: Date.parse(to) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000));

describe('localToInstant', () => {
  it('brings every instant back, except the second of a doubled hour, which becomes the first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutesOf('2015-01-01', '2035-01-01'), (zone, instant) => {
        const outcome = localToInstant(instantToLocal(instant, zone), zone);
        if (!outcome.ok) throw new Error(outcome.refusals[0]?.code);
        const { instant: back, doubled } = outcome.value;
        if (!doubled) expect(back).toEqual(instant);
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(instantToLocal(back, zone)).toBe(instantToLocal(instant, zone));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2024-02-28T09:00', 'Asia/Almaty', '2024-02-28T03:00:00.000Z'],
    ['2024-03-02T09:00', 'Asia/Almaty', '2024-03-02T04:00:00.000Z'],
    ['2017-06-13T09:00', 'Asia/Tashkent', '2017-06-13T04:00:00.000Z'],
    ['2026-07-01T09:00', 'Europe/London', '2026-07-01T08:00:00.000Z'],
  ])('%s in %s', (local, zone, instant) => {
    expect(localToInstant(local, zone)).toEqual({
      ok: true,
      value: { instant: new Date(instant), doubled: false },
    });
  });

  it('refuses a time that the clocks jump over', () => {
    expect(localToInstant('2026-03-29T01:30', 'Europe/London')).toMatchObject({
      ok: false,
      refusals: [{ code: 'LOCAL_TIME_MISSING' }],
    });
  });

  it('takes the earlier of two and says so', () => {
    expect(localToInstant('2026-10-25T01:30', 'Europe/London')).toEqual({
      ok: true,
      value: { instant: new Date('2026-10-25T00:30:00Z'), doubled: true },
    });
    expect(localToInstant('2024-02-29T23:30', 'Asia/Almaty')).toEqual({
      ok: true,
      value: { instant: new Date('2024-02-29T17:30:00Z'), doubled: true },
    });
  });

  it.each(['2026-02-30T09:00', '2026-01-01', '2026-01-01T24:00', '2026-01-01T09:00:00', 'tomorrow', ''])(
    'refuses %s',
    (local) => {
      expect(localToInstant(local, 'UTC')).toMatchObject({
        ok: false,
        refusals: [{ code: 'LOCAL_TIME_INVALID' }],
      });
    },
  );

  it('refuses an unknown zone', () => {
    expect(localToInstant('2026-01-01T09:00', 'Asia/Atlantis')).toMatchObject({
      ok: false,
      refusals: [{ code: 'TIME_ZONE_UNKNOWN' }],
    });
  });
});

it('knows a zone from an offset, an abbreviation and nonsense', () => {
  expect(zones.every(isTimeZone)).toBe(true);
  expect(isTimeZone('America/Argentina/Buenos_Aires')).toBe(true);
  for (const name of ['+05:00', 'EST', 'asia', 'Asia/', 'Asia/Nowhere', '', '../etc'])
    expect(isTimeZone(name)).toBe(false);
});

it('names the day and the offset of a zone', () => {
  expect(todayIn('Asia/Tashkent', new Date('2026-03-10T20:00:00Z'))).toBe('2026-03-11');
  expect(todayIn('America/New_York', new Date('2026-03-10T02:00:00Z'))).toBe('2026-03-09');
  const winter = new Date('2024-01-10T00:00:00Z');
  expect(
    ['Asia/Almaty', 'Asia/Kolkata', 'UTC', 'America/New_York'].map((zone) => zoneOffsetLabel(winter, zone)),
  ).toEqual(['UTC+6', 'UTC+5:30', 'UTC', 'UTC−5']);
  expect(zoneOffsetLabel(new Date('2024-03-10T00:00:00Z'), 'Asia/Almaty')).toBe('UTC+5');
});
