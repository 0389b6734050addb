import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayTeach, type HeldStatus } from '@/lib/qualifications/rules';
import { addDays } from '@/lib/time/day';
import { mayTeachRun, notQualified, type TaughtRun } from './rules';

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
