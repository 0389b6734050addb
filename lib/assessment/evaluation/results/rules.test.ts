import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distribution, shuffled, type Tally } from './rules';

const scale = { kind: 'SCALE' as const, options: [] };
const tally = fc.record({
  question: fc.constant('content'),
  assignmentId: fc.constant(null),
  sessionId: fc.constant(null),
  option: fc.integer({ min: 1, max: 5 }),
  shown: fc.nat(50),
  waiting: fc.nat(4),
});

test('the bars of a question add up to those who answered it, and only what joined the results is in them', () => {
  fc.assert(
    fc.property(fc.array(tally, { maxLength: 20 }), fc.boolean(), (tallies: Tally[], all) => {
      const { bars, answered, mean } = distribution(scale, tallies, all);
      expect(answered).toBe(
        tallies.reduce((sum, { shown, waiting }) => sum + shown + (all ? waiting : 0), 0),
      );
      expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(answered);
      expect(mean === null).toBe(answered === 0);
      if (mean !== null) expect(mean >= 1 && mean <= 5).toBe(true);
    }),
  );
});

test('a scale has a mean, yes and no a share, a choice neither', () => {
  const rows = [
    { question: 'q', assignmentId: null, sessionId: null, option: 1, shown: 3, waiting: 0 },
    { question: 'q', assignmentId: null, sessionId: null, option: 0, shown: 1, waiting: 0 },
  ];
  expect(distribution({ kind: 'YES_NO', options: [] }, rows, false).mean).toBe(0.75);
  expect(distribution(scale, rows, false)).toMatchObject({ answered: 3, mean: 1 });
  const options = [
    { en: 'a', ru: null },
    { en: 'b', ru: null },
  ];
  expect(distribution({ kind: 'CHOICE', options }, rows, false)).toEqual({
    bars: [
      { option: 0, count: 1, percent: 25 },
      { option: 1, count: 3, percent: 75 },
    ],
    answered: 4,
    mean: null,
  });
});

test('shuffling loses nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (rows) => {
      expect(shuffled(rows).sort()).toEqual([...rows].sort());
    }),
  );
});
