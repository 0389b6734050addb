import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayTeach, type HeldStatus } from '@/lib/qualifications/rules';
import { addDays } from '@/lib/time/day';
import { disqualifiedBy, mayTeachRun, notQualified, type TaughtRun } from './rules';

const run: TaughtRun = {
  ...{ startsOn: '2026-06-15', endsOn: '2026-06-17', languages: ['ru'], countryCode: 'UZ' },
  entitled: [{ typeId: 't', languages: [], countryCodes: [] }],
};

const held: HeldStatus = {
  ...{ typeId: 't', validFrom: '2020-01-01', validUntil: null, withdrawnOn: null },
  suspensions: [],
};

it('needs the right on every day of the run, one in the middle too', () => {
  const suspended = { ...held, suspensions: [{ from: '2026-06-16', until: '2026-06-17' }] };
  expect(mayTeachRun(run, [held]).may).toBe(true);
  expect(mayTeachRun(run, [suspended])).toEqual({ may: false, reason: 'STATUS_SUSPENDED' });
  const handedOver = [
    { ...held, validUntil: '2026-06-16' },
    { ...held, validFrom: '2026-06-17' },
  ];
  expect(mayTeachRun(run, handedOver).may).toBe(true);
});

it('says what is missing as a refusal', () => {
  expect(notQualified({ may: false, reason: 'OUTSIDE_LANGUAGES' }, 'Anna')).toEqual({
    ...{ code: 'TRAINER_NOT_QUALIFIED', path: 'personId' },
    params: { who: 'Anna', why: 'OUTSIDE_LANGUAGES' },
  });
});

it('comes to what asking on every day comes to', () => {
  const day = fc.integer({ min: -3, max: 12 }).map((days) => addDays('2026-06-15', days));
  const none = fc.constant(null);
  const statuses = fc.array(
    fc.record({
      ...{ typeId: fc.constantFrom('t', 'u', 'other'), validFrom: day, validUntil: fc.oneof(day, none) },
      withdrawnOn: fc.oneof({ weight: 3, arbitrary: none }, day),
      suspensions: fc.array(fc.record({ from: day, until: fc.oneof(day, none) }), { maxLength: 2 }),
    }),
    { maxLength: 4 },
  );
  const entitled = [
    { typeId: 't', languages: [], countryCodes: [] },
    { typeId: 'u', languages: ['en'], countryCodes: [] },
  ];
  fc.assert(
    fc.property(statuses, fc.integer({ min: 0, max: 8 }), (all, length) => {
      const long = { ...run, entitled, endsOn: addDays(run.startsOn, length) };
      let first: ReturnType<typeof mayTeach> | null = null;
      for (let each = long.startsOn; each <= long.endsOn; each = addDays(each, 1)) {
        const verdict = mayTeach({ entitled, held: all, place: run, day: each });
        if (!verdict.may) first ??= verdict;
      }
      const verdict = mayTeachRun(long, all);
      expect(verdict.may).toBe(first === null);
      if (first) expect(verdict).toEqual(first);
    }),
  );
});

it('names the field of a change that takes the right to teach from somebody', () => {
  const { entitled: _, ...before } = run;
  const narrow = [{ typeId: 't', languages: ['ru'], countryCodes: ['UZ'] }];
  const ending = { ...held, validUntil: '2026-12-31' };
  const change = { before, entitled: narrow, held: [ending], who: 'Anna', country: 'venueId' } as const;
  const path = (after: Partial<typeof before>) =>
    disqualifiedBy({ ...change, after: { ...before, ...after } })?.path ?? null;
  expect(path({})).toBeNull();
  expect(path({ startsOn: '2026-12-30', endsOn: '2027-01-02' })).toBe('endsOn');
  expect(path({ startsOn: '2019-12-30', endsOn: '2020-01-02' })).toBe('startsOn');
  expect(path({ languages: ['en'] })).toBe('languages');
  expect(path({ languages: ['en', 'ru'] })).toBeNull();
  expect(path({ countryCode: 'KZ' })).toBe('venueId');
  const after = { ...before, countryCode: 'KZ' };
  expect(disqualifiedBy({ ...change, after, country: 'countryCode' })).toEqual({
    ...{ code: 'TRAINER_QUALIFIED_NO_MORE', path: 'countryCode' },
    params: { who: 'Anna', why: 'OUTSIDE_COUNTRIES' },
  });
});

it('stands in the way of nobody who may teach after a change, or could not before it', () => {
  const { entitled, ...days } = run;
  const shifted = fc.integer({ min: -40, max: 40 }).map((by) => ({
    ...{ ...days, startsOn: addDays(days.startsOn, by), endsOn: addDays(days.endsOn, by) },
  }));
  const until = fc.integer({ min: -40, max: 40 }).map((by) => addDays('2026-06-15', by));
  fc.assert(
    fc.property(shifted, shifted, until, (before, after, validUntil) => {
      const statuses = [{ ...held, validUntil }];
      const may = (of: typeof before) => mayTeachRun({ ...of, entitled }, statuses).may;
      const lost = disqualifiedBy({ before, after, entitled, held: statuses, who: 'x', country: 'venueId' });
      expect(lost !== null).toBe(may(before) && !may(after));
    }),
  );
});
