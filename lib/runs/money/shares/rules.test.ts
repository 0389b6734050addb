import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hundredthsOf, shareOut, type Share } from './rules';

const parts = (total: number, ...percents: number[]) => [
  ...shareOut(
    total,
    percents.map((percent, index) => ({ id: 'abc'.charAt(index), hundredths: hundredthsOf(percent) })),
  ).values(),
];

it('gives what is left to the largest remainders', () => {
  expect(parts(29, 50, 30, 20)).toEqual([14, 9, 6]);
  expect(parts(100, 33.33, 33.33, 33.34)).toEqual([33, 33, 34]);
  expect(parts(1, 50, 50)).toEqual([1, 0]);
  expect(parts(0, 50, 50)).toEqual([0, 0]);
  expect(parts(7)).toEqual([]);
  expect(parts(7, 0)).toEqual([0]);
});

/** Shares of as many as pay, cut from the hundred by chance, so that they add up to it. */
const shares: fc.Arbitrary<Share[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { maxLength: 6 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 10_000])
  .map((edges) =>
    edges.slice(1).map((edge, index) => ({ id: `donor ${index}`, hundredths: edge - (edges[index] ?? 0) })),
  );
const total = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 9_000_000_000_000_000 }));
const all = (given: Map<string, number>) => [...given.values()].reduce((sum, part) => sum + BigInt(part), 0n);

it('adds up to the whole, in whole parts, each less than one away from what is due', () => {
  fc.assert(
    fc.property(total, shares, (whole, who) => {
      const given = shareOut(whole, who);
      expect(all(given)).toBe(BigInt(whole));
      for (const { id, hundredths } of who) {
        const exact = BigInt(whole) * BigInt(hundredths);
        const away = BigInt(given.get(id) ?? -1) * 10_000n - exact;
        expect(away > -10_000n && away < 10_000n).toBe(true);
      }
    }),
  );
});

it('whoever has the larger share never gets less', () => {
  fc.assert(
    fc.property(total, shares, (whole, who) => {
      const given = shareOut(whole, who);
      const ranked = [...who].sort((a, b) => Number(a.hundredths) - Number(b.hundredths));
      for (const [index, { id, hundredths }] of ranked.entries()) {
        const next = ranked[index + 1];
        if (next && next.hundredths > hundredths)
          expect(given.get(next.id) ?? 0).toBeGreaterThanOrEqual(given.get(id) ?? 0);
      }
    }),
  );
});

it('does not depend on the order in which the shares come', () => {
  fc.assert(
    fc.property(
      total,
      shares.chain((who) => fc.tuple(fc.constant(who), fc.shuffledSubarray(who, { minLength: who.length }))),
      (whole, [who, shuffled]) => {
        expect(Object.fromEntries(shareOut(whole, shuffled))).toEqual(
          Object.fromEntries(shareOut(whole, who)),
        );
      },
    ),
  );
});
