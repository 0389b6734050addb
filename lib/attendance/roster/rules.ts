import type { AttendanceStatus, EnrolmentState } from '@/prisma/generated/enums';

/** A person's place on the run, as far as attendance asks. */
export type RosterPlace = {
  state: EnrolmentState;
  /** Since when the person has the place: confirmed then (or entered, for a no-show). ISO instant. */
  since: string;
};

/** Confirmed people, and those noted as not having come: someone who turns up after all can be recorded. */
const onRosterStates = new Set<EnrolmentState>(['CONFIRMED', 'NO_SHOW']);

/**
 * May attendance be recorded for the place? One that was withdrawn later keeps what was recorded before, even
 * when it reaches the office only afterwards.
 */
export const isOnRoster = (place: { state: EnrolmentState; stateAt: string }, recordedAt: string): boolean =>
  onRosterStates.has(place.state) ||
  (place.state === 'WITHDRAWN' && Date.parse(place.stateAt) > Date.parse(recordedAt));

/** Since when the run has a roster at all; null without anybody confirmed. */
export function rosterSince(places: Iterable<RosterPlace>): string | null {
  let first: string | null = null;
  for (const place of places) {
    if (place.state === 'CONFIRMED' && (first === null || Date.parse(place.since) < Date.parse(first)))
      first = place.since;
  }
  return first;
}

/**
 * Was the person expected in a session that ended then? Not one who is not confirmed, nor one who joined after
 * the session while others were on the roster before. Where the whole roster was entered afterwards, from paper,
 * everyone on it was expected.
 */
export function isExpected(place: RosterPlace, sessionEndsAt: string, since: string | null): boolean {
  if (place.state !== 'CONFIRMED') return false;
  const ended = Date.parse(sessionEndsAt);
  return Date.parse(place.since) <= ended || since === null || Date.parse(since) > ended;
}

/** What to show where: a recorded status stands, and a blank of someone not expected says so. */
export const effectiveStatus = (
  recorded: AttendanceStatus | null | undefined,
  expected: boolean,
): AttendanceStatus =>
  recorded && recorded !== 'NOT_RECORDED' ? recorded : expected ? 'NOT_RECORDED' : 'NOT_EXPECTED';
