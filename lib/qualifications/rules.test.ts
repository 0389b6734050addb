import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import {
  lastDay,
  mayTeach,
  shareLanguage,
  statusOn,
  turningDays,
  type Entitling,
  type HeldStatus,
  type Place,
} from './rules';

const status = (changes: Partial<HeldStatus> = {}): HeldStatus => ({
  typeId: 'national-trainer',
  validFrom: '2017-06-15',
  validUntil: null,
  withdrawnOn: null,
  suspensions: [],
  ...changes,
});

const anywhere: Entitling = { typeId: 'national-trainer', languages: [], countryCodes: [] };
const tashkent: Place = { languages: ['ru', 'uz'], countryCode: 'UZ' };

const verdict = (held: HeldStatus[], day = '2026-11-23') =>
  mayTeach({ entitled: [anywhere], held, place: tashkent, day });

describe('who may teach', () => {
  it('lets anyone teach a course that asks for no status', () => {
    expect(mayTeach({ entitled: [], held: [], place: tashkent, day: '2026-11-23' })).toEqual({
      may: true,
      reason: 'NO_STATUS_ASKED',
    });
  });

  it('lets the holder of a status without an end teach nine years later', () => {
    expect(verdict([status()])).toEqual({ may: true, reason: 'HOLDS_STATUS', typeId: 'national-trainer' });
  });

  it('refuses someone without the status, and someone with another one', () => {
    expect(verdict([])).toEqual({ may: false, reason: 'NO_STATUS' });
    expect(verdict([status({ typeId: 'facilitator' })])).toEqual({ may: false, reason: 'NO_STATUS' });
  });

  it('names why a status does not serve on that day', () => {
    expect(verdict([status({ validUntil: '2020-06-14' })])).toMatchObject({ reason: 'STATUS_EXPIRED' });
    expect(verdict([status({ validFrom: '2026-11-24' })])).toMatchObject({ reason: 'STATUS_NOT_YET' });
    expect(verdict([status({ withdrawnOn: '2019-01-01' })])).toMatchObject({ reason: 'STATUS_WITHDRAWN' });
  });

  it('counts the last day in, and the day of withdrawal out', () => {
    expect(statusOn(status({ validUntil: '2020-06-14' }), '2020-06-14')).toBe('LIVE');
    expect(statusOn(status({ withdrawnOn: '2020-06-14' }), '2020-06-14')).toBe('WITHDRAWN');
  });

  it('is renewed by a second row: one live status is enough', () => {
    expect(verdict([status({ validUntil: '2020-06-14' }), status({ validFrom: '2020-06-15' })]).may).toBe(
      true,
    );
  });
});

describe('a suspension', () => {
  const suspended = (from: string, until: string | null) => status({ suspensions: [{ from, until }] });

  it('takes the right away from its first day to the day before it is lifted', () => {
    const held = suspended('2026-11-20', '2026-11-25');
    const on = (day: string) => statusOn(held, day);
    expect(['2026-11-19', '2026-11-20', '2026-11-24', '2026-11-25'].map(on)).toEqual([
      ...['LIVE', 'SUSPENDED', 'SUSPENDED', 'LIVE'],
    ]);
    expect(verdict([suspended('2026-11-20', null)])).toEqual({ may: false, reason: 'STATUS_SUSPENDED' });
    expect(verdict([suspended('2026-11-20', null), status()]).may).toBe(true);
  });

  it('that is lifted on its first day was none, and a status that is over stays over', () => {
    expect(statusOn(suspended('2026-11-20', '2026-11-20'), '2026-11-20')).toBe('LIVE');
    const over = { ...suspended('2020-01-01', null), validUntil: '2020-06-14' };
    expect([statusOn(over, '2020-06-14'), statusOn(over, '2020-06-15')]).toEqual(['SUSPENDED', 'EXPIRED']);
  });
});

describe('the scope of a status', () => {
  const within = (scope: Partial<Entitling>, place: Partial<Place> = {}, held = [status()]) =>
    mayTeach({
      ...{ entitled: [{ ...anywhere, ...scope }], held, day: '2026-11-23' },
      place: { ...tashkent, ...place },
    });

  it('reaches a run in one of its languages, whatever the region of the language', () => {
    expect(within({ languages: ['uz'] }).may).toBe(true);
    expect(within({ languages: ['RU-kg'] }).may).toBe(true);
    expect(within({ languages: ['en'] })).toEqual({ may: false, reason: 'OUTSIDE_LANGUAGES' });
  });

  it('reaches its countries, and what is not known yet stands against nobody', () => {
    expect(within({ countryCodes: ['KG', 'UZ'] }).may).toBe(true);
    expect(within({ countryCodes: ['KG'] })).toEqual({ may: false, reason: 'OUTSIDE_COUNTRIES' });
    const unknown = { languages: [], countryCode: null };
    expect(within({ languages: ['en'], countryCodes: ['KG'] }, unknown).may).toBe(true);
  });

  it('is named before what is farther away, and one kind that reaches is enough', () => {
    const expired = status({ validUntil: '2020-01-01' });
    expect(within({ languages: ['en'] }, {}, [expired, status()])).toMatchObject({
      reason: 'OUTSIDE_LANGUAGES',
    });
    expect(within({ languages: ['en'] }, {}, [expired])).toMatchObject({ reason: 'STATUS_EXPIRED' });
    const entitled = [
      { ...anywhere, languages: ['en'] },
      { ...anywhere, typeId: 'other' },
    ];
    const held = [status(), status({ typeId: 'other' })];
    expect(mayTeach({ entitled, held, place: tashkent, day: '2026-11-23' })).toMatchObject({
      typeId: 'other',
    });
  });

  it('shares a language the same way round', () => {
    const tags = fc.array(fc.constantFrom('ru', 'ru-KG', 'en', 'EN-gb', 'uz', 'kk'), { maxLength: 4 });
    fc.assert(
      fc.property(tags, tags, (some, others) => {
        expect(shareLanguage(some, others)).toBe(shareLanguage(others, some));
      }),
    );
  });
});

it('knows all days on which something turns: between them a status stands as it stood', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2026-11-01', days));
  const none = fc.constant(null);
  const held = fc.record({
    ...{ typeId: fc.constant('t'), validFrom: day, validUntil: fc.oneof(day, none) },
    withdrawnOn: fc.oneof({ weight: 3, arbitrary: none }, day),
    suspensions: fc.array(fc.record({ from: day, until: fc.oneof(day, none) }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(held, { maxLength: 3 }), fc.integer({ min: 0, max: 40 }), (all, length) => {
      const [from, to] = ['2026-11-01', addDays('2026-11-01', length)];
      const turns = turningDays(all, from, to);
      for (let each = from; each <= to; each = addDays(each, 1)) {
        const last = turns.filter((turn) => turn <= each).at(-1) ?? '';
        expect(all.map((status) => statusOn(status, each))).toEqual(
          all.map((status) => statusOn(status, last)),
        );
      }
    }),
  );
});

describe('the last day of a status', () => {
  it.each([
    ['2017-06-15', 36, '2020-06-14'],
    ['2017-01-31', 1, '2017-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2017-06-01', 12, '2018-05-31'],
    ['2017-06-15', null, null],
  ])('%s for %s months ends %s', (from, months, until) => {
    expect(lastDay(from, months)).toBe(until);
  });

  it('never leaves a gap before a renewal that starts the next day, and grows with the months', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2080-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 240 }), (date, months) => {
        const from = date.toISOString().slice(0, 10);
        const until = lastDay(from, months) ?? '';
        expect(until >= from).toBe(true);
        expect(addDays(until, 1) <= (lastDay(from, months + 1) ?? '')).toBe(true);
      }),
    );
  });
});
