import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import { lastDay, mayTeach, statusOn, type HeldStatus } from './rules';

const status = (changes: Partial<HeldStatus> = {}): HeldStatus => ({
  typeId: 'national-trainer',
  validFrom: '2017-06-15',
  validUntil: null,
  withdrawnOn: null,
  ...changes,
});

const verdict = (held: HeldStatus[], day = '2026-11-23') =>
  mayTeach({ entitledTypeIds: ['national-trainer'], held, day });

describe('who may teach', () => {
  it('lets anyone teach a course that asks for no status', () => {
    expect(mayTeach({ entitledTypeIds: [], held: [], day: '2026-11-23' })).toEqual({
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
