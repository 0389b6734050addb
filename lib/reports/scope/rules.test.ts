import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '@/lib/time/day';
import { periodOf, presetOf, presets, previousPeriod } from './rules';
import { addressOfScope, scopeOfAddress } from './schema';

describe('a period', () => {
  it.each([
    ['thisYear', '2026-01-01', '2026-12-31'],
    ['lastYear', '2025-01-01', '2025-12-31'],
    ['thisQuarter', '2026-01-01', '2026-03-31'],
    ['lastQuarter', '2025-10-01', '2025-12-31'],
  ] as const)('%s in February is whole', (preset, from, to) => {
    expect(periodOf(preset, '2026-02-15')).toEqual({ from, to });
    expect(presetOf({ from, to }, '2026-02-15')).toBe(preset);
  });

  it.each([
    ['a year', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
    ['a quarter', '2025-04-01', '2025-06-30', '2025-01-01', '2025-03-31'],
    ['February', '2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
    ['ten days', '2025-03-05', '2025-03-14', '2025-02-23', '2025-03-04'],
  ])('%s is compared with the one before', (_, from, to, before, until) => {
    expect(previousPeriod({ from, to }, '2026-08-01')).toEqual({ from: before, to: until });
  });

  it('that is under way is compared with as much of the one before', () => {
    expect(previousPeriod({ from: '2026-01-01', to: '2026-12-31' }, '2026-03-10')).toEqual({
      from: '2025-01-01',
      to: '2025-03-10',
    });
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
  it('never overlaps with the one it is compared with, and follows it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), day, (from, length, today) => {
        const to = addDays(from, length);
        const before = previousPeriod({ from, to }, today);
        expect(before.to < from).toBe(true);
        expect(before.from <= before.to).toBe(true);
        if (today >= to || today < from) expect(daysBetween(before.to, from)).toBe(1);
      }),
    );
  });

  it('of a preset holds the day or ends before it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...presets), (today, preset) => {
        const { from, to } = periodOf(preset, today);
        expect(preset.startsWith('this') ? from <= today && today <= to : to < today).toBe(true);
      }),
    );
  });
});

describe('a scope in an address', () => {
  it('comes back as it was', () => {
    const scope = {
      ...{ from: '2025-02-03', to: '2025-07-09' },
      ...{ programmeId: '01a20ae3-2176-714c-8c85-000000000000', donorId: null, courseId: null },
      ...{ countryCodes: ['KG', 'UZ'], kinds: ['TRAINING' as const, 'WORKSHOP' as const] },
    };
    const search = new URLSearchParams(addressOfScope(scope));
    const params = Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
    expect(scopeOfAddress(params, '2026-01-01')).toEqual(scope);
  });

  it('that is nonsense is this year, narrowed by nothing', () => {
    expect(
      scopeOfAddress(
        {
          ...{ from: '2025-02-30', to: 'x', programme: "'; DROP", country: ['kg', 'ABC'], kind: 'NONE' },
          period: 'always',
        },
        '2026-05-05',
      ),
    ).toEqual({
      ...{ from: '2026-01-01', to: '2026-12-31', programmeId: null, donorId: null, courseId: null },
      ...{ countryCodes: [], kinds: [] },
    });
  });
});
