import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/time/day';
import type { HeldStatus } from '../rules';
import { renewalStanding, type Deed, type RenewalRule } from './rules';

const status: HeldStatus = {
  ...{ typeId: 't', validFrom: '2024-06-15', validUntil: '2026-06-14', withdrawnOn: null },
  suspensions: [],
};
const rule: RenewalRule = { validityMonths: 24, renewalRuns: 2, refresherCourseId: 'course' };

const run = (id: string, startsOn: string, basis: Deed['basis'] = 'TAUGHT'): Deed => ({
  ...{ basis, id, startsOn, endsOn: addDays(startsOn, 2) },
});

const standing = (deeds: Deed[], changes: Partial<Parameters<typeof renewalStanding>[0]> = {}) =>
  renewalStanding({ rule, status, since: '2024-06-15', deeds, today: '2026-05-01', ...changes });

describe('a renewal', () => {
  it('rests on runs that were taught within the validity, and says how far one is', () => {
    const one = standing([run('a', '2024-06-15')]);
    expect(one).toMatchObject({ taught: { runs: 1, of: 2 }, verdict: { may: false, reason: 'NOT_YET' } });
    expect(standing([run('a', '2024-06-15'), run('b', '2026-03-01')]).verdict).toEqual({
      ...{ may: true, basis: 'TAUGHT', evidence: ['a', 'b'], validUntil: '2028-06-14' },
    });
    const outside = [run('before', '2024-06-14'), run('after', '2026-06-13'), run('going on', '2026-04-30')];
    expect(standing(outside).taught).toEqual({ runs: 0, of: 2 });
  });

  it('counts no run that was taught while the status was suspended', () => {
    const suspended = { ...status, suspensions: [{ from: '2025-01-02', until: '2025-02-01' }] };
    const deeds = [run('a', '2025-01-01'), run('b', '2025-01-31'), run('c', '2025-02-01')];
    expect(standing(deeds, { status: suspended }).taught).toEqual({ runs: 1, of: 2 });
  });

  it('rests on one refresher course, too', () => {
    expect(standing([run('r', '2025-01-01', 'REFRESHER')])).toMatchObject({
      ...{ taught: { runs: 0, of: 2 }, refresher: { completed: true } },
      verdict: { may: true, basis: 'REFRESHER', evidence: ['r'] },
    });
    const none = { ...rule, refresherCourseId: null };
    expect(standing([run('r', '2025-01-01', 'REFRESHER')], { rule: none })).toMatchObject({
      ...{ refresher: null, verdict: { may: false, reason: 'NOT_YET' } },
    });
  });

  it('is none where nothing renews, what was withdrawn, and what would be over already', () => {
    const deeds = [run('a', '2025-01-01'), run('b', '2025-02-01')];
    const reason = (changes: Parameters<typeof standing>[1]) => standing(deeds, changes).verdict;
    const nothing = { may: false, reason: 'NOTHING_RENEWS' };
    expect(reason({ rule: { ...rule, renewalRuns: null, refresherCourseId: null } })).toEqual(nothing);
    expect(reason({ rule: { ...rule, validityMonths: null } })).toEqual(nothing);
    expect(reason({ status: { ...status, validUntil: null } })).toEqual(nothing);
    const withdrawn = { ...status, withdrawnOn: '2026-04-01' };
    expect(reason({ status: withdrawn })).toEqual({ may: false, reason: 'ENDED' });
    expect(reason({ today: '2028-06-14' }).may).toBe(true);
    expect(reason({ today: '2028-06-15' })).toEqual({ may: false, reason: 'TOO_LATE' });
  });

  it('ends later than before, wins and loses no day, and the same deeds renew but once', () => {
    const deeds = fc
      .array(fc.integer({ min: -60, max: 800 }), { minLength: 2, maxLength: 12 })
      .map((days) => days.map((day, index) => run(`r${index}`, addDays('2024-06-15', day))));
    fc.assert(
      fc.property(deeds, fc.integer({ min: 1, max: 60 }), (done, validityMonths) => {
        const changes = { rule: { ...rule, validityMonths }, today: '2026-06-15' };
        const first = standing(done, changes).verdict;
        if (!first.may) return;
        expect(first.validUntil > '2026-06-14').toBe(true);
        const renewed = { ...status, validUntil: first.validUntil };
        const again = standing(done, { ...changes, status: renewed, since: '2026-06-15' });
        expect(again.verdict.may).toBe(false);
      }),
    );
  });
});
