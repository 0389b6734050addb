import type { Day } from '@/lib/time/day';

/** A stretch of time that takes a trainer or a room: from `startsAt` up to, and without, `endsAt`. */
export type Slot = { startsAt: Date; endsAt: Date };

export type Clash<Wanted extends Slot, Booked extends Slot> = { wanted: Wanted; booked: Booked };

export const overlap = (a: Slot, b: Slot): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/**
 * Every pair that cannot be held by one trainer or in one room, in the order of time. Sessions that follow each other
 * without a pause do not clash. The same rule as the database's exclusion constraints, said before saving and with
 * the reasons: which session, of which run, when.
 */
export function clashes<Wanted extends Slot, Booked extends Slot>(
  wanted: readonly Wanted[],
  booked: readonly Booked[],
): Clash<Wanted, Booked>[] {
  return wanted
    .flatMap((each) =>
      booked.filter((other) => overlap(each, other)).map((other) => ({ wanted: each, booked: other })),
    )
    .sort((a, b) => a.booked.startsAt.getTime() - b.booked.startsAt.getTime());
}

/** What a run takes of somebody: its days, and the times of the sessions that are theirs where the run has an agenda. */
export type Engagement<Own extends Slot = Slot> = {
  startsOn: Day;
  endsOn: Day;
  /** Null: the run has no sessions yet, so nobody can say which hours of its days it takes. */
  sessions: readonly Own[] | null;
};

export type Meeting<Theirs extends Slot> = { by: 'SESSIONS'; session: Theirs } | { by: 'DAYS' };

export const daysMeet = (a: { startsOn: Day; endsOn: Day }, b: { startsOn: Day; endsOn: Day }): boolean =>
  a.startsOn <= b.endsOn && b.startsOn <= a.endsOn;

/**
 * Whether somebody can be at both, in whatever role: by the hours where both runs have sessions (half a year of Tuesday
 * evenings does not block a training on a Wednesday), else by the days, which is all that is known. Null: they can; else
 * what meets, the earliest session of theirs first.
 */
export function meeting<Theirs extends Slot>(
  ours: Engagement,
  theirs: Engagement<Theirs>,
): Meeting<Theirs> | null {
  if (ours.sessions && theirs.sessions) {
    const [first] = clashes(ours.sessions, theirs.sessions);
    return first ? { by: 'SESSIONS', session: first.booked } : null;
  }
  return daysMeet(ours, theirs) ? { by: 'DAYS' } : null;
}
