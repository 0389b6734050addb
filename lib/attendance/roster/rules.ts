import type { AttendanceStatus, EnrolmentState } from '@/prisma/generated/enums';

/** A person's place on the run, as far as attendance asks. */
export type RosterPlace = {
  state: EnrolmentState;
  /** Since when the person has the place: confirmed then (or entered, for a no-show). ISO instant. */
  since: string;
  /** The track that the person is in; null where the run has none, or nobody has divided its people yet. */
  trackId: string | null;
};

/** A session, as far as the roster asks. A device may keep one from before there were tracks: without one is for all. */
export type RosterSession = { endsAt: string; trackId: string | null };

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
export function rosterSince(places: Iterable<Pick<RosterPlace, 'state' | 'since'>>): string | null {
  let first: string | null = null;
  for (const place of places) {
    if (place.state === 'CONFIRMED' && (first === null || Date.parse(place.since) < Date.parse(first)))
      first = place.since;
  }
  return first;
}

/**
 * Is the session meant for the person? One without a track is for everyone; one with a track for its people, so that
 * who is in no track has no place in it. In SQL: `s.track_id IS NULL OR e.track_id = s.track_id`.
 */
export const isFor = (
  place: Pick<RosterPlace, 'trackId'>,
  session: Pick<RosterSession, 'trackId'>,
): boolean => !session.trackId || place.trackId === session.trackId;

/**
 * Was the person expected in the session? Not one who is not confirmed, nor in a session of another track, nor one who
 * joined after the session while others were on the roster before. Where the whole roster was entered afterwards, from
 * paper, everyone on it was expected.
 */
export function isExpected(place: RosterPlace, session: RosterSession, since: string | null): boolean {
  if (place.state !== 'CONFIRMED' || !isFor(place, session)) return false;
  const ended = Date.parse(session.endsAt);
  return Date.parse(place.since) <= ended || since === null || Date.parse(since) > ended;
}

/** What to show where: a recorded status stands, and a blank of someone not expected says so. */
export const effectiveStatus = (
  recorded: AttendanceStatus | null | undefined,
  expected: boolean,
): AttendanceStatus =>
  recorded && recorded !== 'NOT_RECORDED' ? recorded : expected ? 'NOT_RECORDED' : 'NOT_EXPECTED';
