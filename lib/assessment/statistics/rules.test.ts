import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestTries, gainOf, isAlarm, itemFigures, type ItemCounts } from './rules';

const counts = (tries: number, right: number, changes: Partial<ItemCounts> = {}): ItemCounts => ({
  ...{ tries, right, upper: null, lower: null, correlation: null },
  ...changes,
});
const flags = (given: ItemCounts) => itemFigures(given)?.flags;

describe('what is said of a question', () => {
  test.each([
    ['too few to say', counts(fewestTries - 1, 9), undefined],
    ['nobody', counts(0, 0), undefined],
    ['in the middle', counts(20, 12), []],
    ['too easy', counts(20, 18), ['TOO_EASY']],
    ['too hard', counts(20, 5), ['TOO_HARD']],
    [
      'the best have it wrong',
      counts(20, 10, {
        upper: { tries: 5, right: 1 },
        lower: { tries: 5, right: 4 },
        correlation: -0.4,
      }),
      ['NEGATIVE'],
    ],
    [
      'one of the two signs alone is chance',
      counts(20, 10, {
        upper: { tries: 5, right: 2 },
        lower: { tries: 5, right: 3 },
        correlation: 0.1,
      }),
      [],
    ],
    ['the only sign there is', counts(20, 10, { correlation: -0.3 }), ['NEGATIVE']],
  ])('%s', (_, given, expected) => expect(flags(given)).toEqual(expected));

  test('is between its bounds, and best less worst turns its sign with them', () => {
    const share = fc
      .integer({ min: 1, max: 50 })
      .chain((tries) => fc.integer({ min: 0, max: tries }).map((right) => ({ tries, right })));
    fc.assert(
      fc.property(share, share, share, (whole, upper, lower) => {
        const more = { ...whole, tries: whole.tries + fewestTries };
        const said = itemFigures({ ...more, upper, lower, correlation: null });
        const turned = itemFigures({ ...more, upper: lower, lower: upper, correlation: null });
        if (!said || !turned) throw new Error('there were enough tries');
        expect(said.difficulty).toBeGreaterThanOrEqual(0);
        expect(said.difficulty).toBeLessThan(1);
        expect(Math.abs(said.discrimination ?? NaN)).toBeLessThanOrEqual(1);
        expect((said.discrimination ?? NaN) + (turned.discrimination ?? NaN)).toBe(0);
        expect(said.flags.includes('NEGATIVE')).toBe((said.discrimination ?? 0) < 0);
      }),
    );
  });

  test('more right answers never make a question harder', () => {
    fc.assert(
      fc.property(fc.integer({ min: fewestTries, max: 500 }), fc.nat(499), (tries, given) => {
        const right = Math.min(given, tries - 1);
        const [less, more] = [itemFigures(counts(tries, right)), itemFigures(counts(tries, right + 1))];
        expect(more?.difficulty).toBeGreaterThan(less?.difficulty ?? NaN);
        if (less?.flags.includes('TOO_EASY')) expect(more?.flags).toContain('TOO_EASY');
        if (more?.flags.includes('TOO_HARD')) expect(less?.flags).toContain('TOO_HARD');
      }),
    );
  });
});

test('before a course it is no alarm that a question is hard, nor after it that it is easy', () => {
  const alarms = (['TOO_EASY', 'TOO_HARD', 'NEGATIVE'] as const).map((flag) => [
    isAlarm(flag, 'PRE'),
    isAlarm(flag, 'POST'),
  ]);
  expect(alarms).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
});

test('a gain is of the same people, and of enough of them', () => {
  expect(gainOf({ pairs: fewestTries - 1, before: 0, after: 9 })).toBeNull();
  expect(gainOf({ pairs: 20, before: 5, after: 15 })).toBe(0.5);
  expect(gainOf({ pairs: 20, before: 15, after: 5 })).toBe(-0.5);
});
