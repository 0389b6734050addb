import type { Outcome } from '@/lib/errors/outcome';
import { daysBetween, type Day } from '@/lib/time/day';
import {
  moveSessions,
  shiftLocal,
  type Instants,
  type PlannedSession,
  type RunDays,
} from '../sessions/rules';
import type { MoveRecord, MoveTarget, PlannedTimes, RunPosition } from './schema';

export type HeldSession = PlannedSession & { roomId: string | null; trainerIds: string[] };

type Held = RunDays & { venueId: string | null };

/**
 * The sessions of a run that goes from one position to another: each moves by `days` and keeps its time on the wall;
 * rooms of a venue that the run leaves are given up. Refuses what the sessions' own rule refuses, by name.
 */
export function carrySessions(
  sessions: readonly HeldSession[],
  from: Pick<Held, 'venueId'>,
  to: Held,
  days: number,
): Outcome<(HeldSession & Instants)[]> {
  const leaves = from.venueId !== to.venueId;
  return moveSessions(
    sessions.map((session) => (leaves ? { ...session, roomId: null } : session)),
    to,
    days,
  );
}

/** By how many days a move carries the sessions: as many as the first day. */
export const carriedDays = (from: { startsOn: Day }, to: { startsOn: Day }): number =>
  daysBetween(from.startsOn, to.startsOn);

export const samePlace = (a: MoveTarget, b: MoveTarget): boolean =>
  a.startsOn === b.startsOn && a.endsOn === b.endsOn && a.venueId === b.venueId;

/** How a run stands: its position, and what is planned on it, by id. */
export type Standing = { position: RunPosition; sessions: readonly PlannedTimes[] };

/** How the run stood right after a recorded move. */
export function afterMove({ from, to, sessions }: MoveRecord): Standing {
  const days = carriedDays(from, to);
  const leaves = from.venueId !== to.venueId;
  return {
    position: to,
    sessions: sessions.map(({ id, startsAtLocal, endsAtLocal, roomId }) => ({
      id,
      startsAtLocal: shiftLocal(startsAtLocal, days),
      endsAtLocal: shiftLocal(endsAtLocal, days),
      timeZone: to.timeZone,
      roomId: leaves ? null : roomId,
    })),
  };
}

const positionText = (it: RunPosition) =>
  JSON.stringify([
    ...[it.startsOn, it.endsOn, it.venueId, it.timeZone, it.countryCode],
    ...[it.regionCode, it.cityEn, it.cityRu],
  ]);

const plannedText = (it: PlannedTimes) =>
  JSON.stringify([it.id, it.startsAtLocal, it.endsAtLocal, it.timeZone, it.roomId]);

/** True where nothing that a move touches differs; the order of the sessions says nothing. */
export function sameStanding(a: Standing, b: Standing): boolean {
  const planned = (standing: Standing) => standing.sessions.map(plannedText).sort().join();
  return positionText(a.position) === positionText(b.position) && planned(a) === planned(b);
}
