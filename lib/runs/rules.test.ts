import { expect, it } from 'vitest';
import fc from 'fast-check';
import { donorRefusals, nextRunCode, quotaFill, quotaRefusals, runPhase } from './rules';

const codesOf = (refusals: { code: string; path?: string }[]) =>
  refusals.map(({ code, path }) => `${code} ${path}`);

it('places a run in time; a cancelled one stays cancelled', () => {
  const run = { startsOn: '2026-06-15', endsOn: '2026-06-17', cancelled: false };
  const phases = ['2026-06-14', '2026-06-15', '2026-06-17', '2026-06-18'].map((day) => runPhase(run, day));
  expect(phases).toEqual(['PLANNED', 'UNDER_WAY', 'UNDER_WAY', 'FINISHED']);
  expect(runPhase({ ...run, cancelled: true }, '2026-06-16')).toBe('CANCELLED');
});

it('gives every run a code of its own, above all that were given', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('NPS', 'NPS-2', 'SFP'), { maxLength: 150 }), (courses) => {
      const taken: string[] = [];
      for (const course of courses) taken.push(nextRunCode(course, 2026, taken));
      expect(new Set(taken).size).toBe(taken.length);
    }),
  );
  expect(nextRunCode('NPS', 2026, [])).toBe('NPS-2026-01');
  expect(nextRunCode('NPS', 2026, ['NPS-2026-01', 'NPS-2026-09', 'NPS-2026-01-02', 'NPS-2025-77'])).toBe(
    'NPS-2026-10',
  );
  expect(nextRunCode('NPS', 2026, ['NPS-2026-99'])).toBe('NPS-2026-100');
});

it('asks for all shares or none, and for 100 in all', () => {
  const donor = (donorId: string, sharePercent: number | null) => ({ donorId, sharePercent });
  const unequal = 'DONOR_SHARES_DO_NOT_ADD_UP donors';
  expect(donorRefusals([])).toEqual([]);
  expect(donorRefusals([donor('a', null), donor('b', null)])).toEqual([]);
  expect(donorRefusals([donor('a', 33.33), donor('b', 33.33), donor('c', 33.34)])).toEqual([]);
  expect(codesOf(donorRefusals([donor('a', 60), donor('b', null)]))).toEqual([unequal]);
  expect(codesOf(donorRefusals([donor('a', 60), donor('b', 39.99)]))).toEqual([unequal]);
  expect(codesOf(donorRefusals([donor('a', 50), donor('a', 50)]))).toEqual(['DONOR_TWICE donors.1.donorId']);
});

it('accepts any division of 100 in hundredths', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 8 }),
      (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 10_000];
        const donors = edges.slice(1).map((edge, index) => ({
          donorId: `${index}`,
          sharePercent: (edge - (edges[index] ?? 0)) / 100,
        }));
        expect(donorRefusals(donors)).toEqual([]);
      },
    ),
  );
});

it('keeps quotas single, owned and within the capacity', () => {
  const quota = (institutionId: string | null, countryCode: string | null, places = 5) => ({
    ...{ institutionId, countryCode, places },
  });
  expect(quotaRefusals([quota('a', null), quota(null, 'KZ')], 10)).toEqual([]);
  expect(codesOf(quotaRefusals([quota('a', null), quota('a', null)], 10))).toEqual([
    'QUOTA_TWICE quotas.1.institutionId',
  ]);
  expect(codesOf(quotaRefusals([quota(null, null)], 10))).toEqual(['QUOTA_OF_NOBODY quotas.0.institutionId']);
  expect(codesOf(quotaRefusals([quota('a', 'KZ')], 10))).toEqual(['QUOTA_OF_NOBODY quotas.0.institutionId']);
  expect(codesOf(quotaRefusals([quota('a', null, 6), quota(null, 'KZ')], 10))).toEqual([
    'QUOTAS_ABOVE_CAPACITY quotas',
  ]);
});

it('fills a quota by the people of the institution, of those below it, and of the country', () => {
  const quotas = [
    { institutionId: 'ministry', countryCode: null, places: 4 },
    { institutionId: null, countryCode: 'KZ', places: 4 },
  ];
  const person = (institutionIds: string[], countryCode: string | null, female: boolean) => ({
    ...{ institutionIds, countryCode, female },
  });
  const filled = quotaFill(quotas, [
    person(['ministry'], 'UZ', true),
    person(['department', 'ministry'], 'UZ', false),
    person(['clinic'], 'KZ', true),
    person([], null, true),
  ]);
  expect(filled.map((row) => [row.filled, row.women])).toEqual([
    [2, 1],
    [1, 1],
  ]);
});
