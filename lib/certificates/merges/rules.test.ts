import { describe, expect, test } from 'vitest';
import { mergeRefusals, sideOf, stateThatStays } from './rules';

const at = (day: number) => new Date(Date.UTC(2026, 5, day));

test('what only one says stays; of what both say, what was chosen', () => {
  expect(sideOf(null, 'b', 'KEPT')).toBe('MERGED');
  expect(sideOf('a', null, 'MERGED')).toBe('KEPT');
  expect(sideOf('a', 'b', undefined)).toBe('KEPT');
  expect(sideOf('a', 'b', 'MERGED')).toBe('MERGED');
  expect(sideOf('a', 'a', 'MERGED')).toBe('KEPT');
});

describe('of two enrolments in one run', () => {
  test.each([
    ['INVITED', 3, 'CONFIRMED', 1, 'MERGED'],
    ['CONFIRMED', 1, 'WITHDRAWN', 3, 'KEPT'],
    ['NO_SHOW', 1, 'WITHDRAWN', 3, 'KEPT'],
    ['NO_SHOW', 3, 'CONFIRMED', 1, 'MERGED'],
    ['INVITED', 1, 'DECLINED', 2, 'MERGED'],
    ['DECLINED', 3, 'NOMINATED', 2, 'KEPT'],
    ['INVITED', 2, 'WAITING_LIST', 2, 'KEPT'],
  ] as const)('%s on %i and %s on %i: %s', (kept, keptAt, merged, mergedAt, side) => {
    expect(
      stateThatStays({ state: kept, stateAt: at(keptAt) }, { state: merged, stateAt: at(mergedAt) }),
    ).toBe(side);
  });
});

test('an account that holds rights is never closed by a merge, and one of two must be chosen', () => {
  const account = (rights: number) => ({ id: 'i', email: 'e', rights });
  const facts = {
    own: false,
    reasons: ['NAME_SAME' as const, 'PHONE_SAME' as const],
    certificates: [],
    bothSides: [],
    accounts: { kept: account(0), merged: account(2) },
  };
  const codes = (side: 'KEPT' | 'MERGED' | null) =>
    mergeRefusals(facts, { account: side, reason: null }).map(({ code }) => code);
  expect(codes(null)).toEqual(['MERGE_ACCOUNT_REQUIRED']);
  expect(codes('KEPT')).toEqual(['MERGE_ACCOUNT_HOLDS_RIGHTS']);
  expect(codes('MERGED')).toEqual([]);
});
