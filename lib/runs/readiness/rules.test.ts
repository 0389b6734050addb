import { expect, it } from 'vitest';
import { checklist, runGaps } from './rules';

const ready = { trainers: 1, hasVenue: true, sessions: 3, confirmed: 12 };

it('names what is missing, the gravest first', () => {
  expect(runGaps(ready)).toEqual([]);
  expect(runGaps({ ...ready, hasVenue: false, trainers: 0 })).toEqual(['NO_TRAINER', 'NO_VENUE']);
  expect(runGaps({ trainers: 0, hasVenue: false, sessions: 0, confirmed: 0 })).toEqual([
    'NO_TRAINER',
    'NO_VENUE',
    'NO_SESSIONS',
    'NOBODY_CONFIRMED',
  ]);
});

it('adds sessions without a trainer where the run has trainers and is not over', () => {
  const run = { ...ready, endsOn: '2026-06-17', untaughtSessions: 2 };
  const gapsOn = (day: string, changes = {}) =>
    checklist({ ...run, ...changes }, day).flatMap((item) => (item.met ? [] : [item.gap]));
  expect(gapsOn('2026-06-17')).toEqual(['TRAINERLESS_SESSIONS']);
  expect(gapsOn('2026-06-18')).toEqual([]);
  expect(gapsOn('2026-06-17', { trainers: 0 })).toEqual(['NO_TRAINER']);
});
