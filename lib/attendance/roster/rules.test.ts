import { expect, test } from 'vitest';
import { effectiveStatus, isExpected, isFor, isOnRoster, rosterSince, type RosterPlace } from './rules';

const ended = '2026-06-09T12:00:00Z';
const session = { endsAt: ended, trackId: null };
const before: RosterPlace = { state: 'CONFIRMED', since: '2026-06-01T00:00:00Z', trackId: null };
const after: RosterPlace = { state: 'CONFIRMED', since: '2026-06-10T00:00:00Z', trackId: null };

test('who joined after a session was not expected in it', () => {
  const since = rosterSince([after, before]);
  expect([before, after].map((place) => isExpected(place, session, since))).toEqual([true, false]);
});

test('a roster that was entered from paper afterwards was expected whole', () => {
  expect(isExpected(after, session, rosterSince([after, { state: 'NO_SHOW', since: before.since }]))).toBe(
    true,
  );
});

test('who is not confirmed is not expected', () => {
  expect(isExpected({ ...before, state: 'NO_SHOW' }, session, before.since)).toBe(false);
});

test('a session of a track is for its people, and one without for everyone', () => {
  const places = ['police', 'schools', null].map((trackId) => ({ ...before, trackId }));
  const expected = (trackId: string | null) =>
    places.map((place) => isExpected(place, { endsAt: ended, trackId }, before.since));
  expect(expected(null)).toEqual([true, true, true]);
  expect(expected('police')).toEqual([true, false, false]);
  // A register kept on a device from before there were tracks.
  expect(isFor({} as RosterPlace, { endsAt: ended } as never)).toBe(true);
});

test('a recorded status stands, a blank says whether anyone was expected', () => {
  expect(effectiveStatus('ABSENT', false)).toBe('ABSENT');
  expect(effectiveStatus('NOT_RECORDED', false)).toBe('NOT_EXPECTED');
  expect(effectiveStatus(null, true)).toBe('NOT_RECORDED');
});

test('what was recorded before someone withdrew may still arrive', () => {
  const place = { state: 'WITHDRAWN' as const, stateAt: ended };
  expect(isOnRoster(place, '2026-06-09T11:59:59.999Z')).toBe(true);
  expect(isOnRoster(place, ended)).toBe(false);
  expect(isOnRoster({ state: 'INVITED', stateAt: ended }, before.since)).toBe(false);
  expect(isOnRoster({ state: 'NO_SHOW', stateAt: ended }, ended)).toBe(true);
});
