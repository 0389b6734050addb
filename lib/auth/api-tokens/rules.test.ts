import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearerOf, endProblem, isNoted, isTokenShaped, knownScopes, latestEnd, proposedEnd } from './rules';

const today = '2026-11-30';
const code = (endsOn: string) => endProblem(endsOn, today)?.code ?? null;

test('a token ends today at the earliest and in a year at the latest', () => {
  expect([code('2026-11-29'), code(today), code('2027-11-30'), code('2027-12-02')]).toEqual([
    ...['TOKEN_END_PAST', null, null, 'TOKEN_END_FAR'],
  ]);
  expect([code(proposedEnd(today)), code(latestEnd(today))]).toEqual([null, null]);
});

test('only a bearer token is read from the header', () => {
  expect(bearerOf('Bearer cascade_1')).toBe('cascade_1');
  expect(bearerOf('bearer  cascade_1 ')).toBe('cascade_1');
  for (const header of [null, '', 'Bearer', 'Bearer ', 'Basic cascade_1', 'Bearer a b', 'xBearer a'])
    expect([header, bearerOf(header)]).toEqual([header, null]);
});

test('what has another shape is no token', () => {
  expect(isTokenShaped(`cascade_${'0a'.repeat(20)}`)).toBe(true);
  fc.assert(fc.property(fc.string(), (text) => void expect(isTokenShaped(text)).toBe(false)));
  expect(isTokenShaped(`cascade_${'0a'.repeat(20)}\n`)).toBe(false);
});

test('its use is noted once a minute', () => {
  const at = new Date('2026-11-30T10:00:00Z');
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  expect([isNoted(null, at), isNoted(at, later(59)), isNoted(at, later(60))]).toEqual([false, true, false]);
});

test('a scope that is no more opens nothing', () => {
  expect(knownScopes(['runs:write', 'runs:read'])).toEqual(['runs:read']);
});
