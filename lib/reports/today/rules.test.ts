import { describe, expect, it } from 'vitest';
import { runGaps, urgencyOf } from './rules';

describe('what a coming run lacks', () => {
  it('is nothing when it has trainers, venue, agenda and people', () => {
    expect(runGaps({ trainers: 1, hasVenue: true, sessions: 4, confirmed: 12 })).toEqual([]);
  });

  it('is named from the gravest on', () => {
    expect(runGaps({ trainers: 0, hasVenue: false, sessions: 0, confirmed: 0 })).toEqual([
      'NO_TRAINER',
      'NO_VENUE',
      'NO_SESSIONS',
      'NOBODY_CONFIRMED',
    ]);
  });
});

it.each([
  ['2026-11-20', 'NOW'],
  ['2026-12-03', 'NOW'],
  ['2026-12-04', 'SOON'],
  ['2026-12-14', 'SOON'],
  ['2026-12-15', 'LATER'],
])('%s is %s on 23 November', (day, urgency) => {
  expect(urgencyOf(day, '2026-11-23')).toBe(urgency);
});
