import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScore, sameScore, usualMaximum, writeScore, type Score } from './rules';

const hundredths = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => n / 100);
const anyScore: fc.Arbitrary<Score> = fc
  .tuple(hundredths(500), hundredths(500))
  .filter(([, max]) => max > 0)
  .map(([points, maxPoints]) => ({ points: Math.min(points, maxPoints), maxPoints }));

describe('a score as people write it', () => {
  it.each([
    ['70', 100, { points: 70, maxPoints: 100 }],
    ['14', 20, { points: 14, maxPoints: 20 }],
    [' 70,5 % ', 20, { points: 70.5, maxPoints: 100 }],
    ['70.25%', 20, { points: 70.25, maxPoints: 100 }],
    ['14/20', 100, { points: 14, maxPoints: 20 }],
    ['14 из 20', 100, { points: 14, maxPoints: 20 }],
    ['14 of 20', 100, { points: 14, maxPoints: 20 }],
    ['0', 100, { points: 0, maxPoints: 100 }],
    ['', 100, null],
    ['   ', 20, null],
  ])('%j out of %i', (text, outOf, score) => {
    expect(readScore(text, outOf)).toEqual({ ok: true, value: score });
  });

  it.each([
    ['140', 100, 'SCORE_OVER_HUNDRED'],
    ['140 %', 20, 'SCORE_OVER_HUNDRED'],
    ['21', 20, 'SCORE_OVER_MAXIMUM'],
    ['21/20', 100, 'SCORE_OVER_MAXIMUM'],
    ['-5', 100, 'SCORE_UNREADABLE'],
    ['7O', 100, 'SCORE_UNREADABLE'],
    ['1e3', 100, 'SCORE_UNREADABLE'],
    ['70.255', 100, 'SCORE_UNREADABLE'],
    ['5/0', 100, 'SCORE_UNREADABLE'],
    ['passed', 100, 'SCORE_UNREADABLE'],
    ['1/999999', 100, 'SCORE_UNREADABLE'],
  ])('%j out of %i is refused: %s', (text, outOf, code) => {
    const read = readScore(text, outOf);
    expect(read.ok ? null : read.refusals[0]?.code).toBe(code);
  });

  it('never reads anything but a share of something, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), hundredths(500), (text, outOf) => {
        const read = readScore(text, outOf);
        if (!read.ok || !read.value) return;
        const { points, maxPoints } = read.value;
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(maxPoints);
        expect(maxPoints).toBeGreaterThan(0);
      }),
    );
  });

  it('is read again as it was written', () => {
    fc.assert(
      fc.property(anyScore, hundredths(500), (score, outOf) => {
        const read = readScore(writeScore(score, outOf), outOf);
        expect(read).toEqual({ ok: true, value: score });
        expect(sameScore(score, read.ok ? read.value : null)).toBe(true);
      }),
    );
  });
});

it('a column speaks in what most of its scores are out of, and in per cent without any', () => {
  const of = (maxPoints: number) => ({ points: 1, maxPoints });
  expect(usualMaximum([])).toBe(100);
  expect(usualMaximum([null, null])).toBe(100);
  expect(usualMaximum([of(20), null, of(20), of(100)])).toBe(20);
});
