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
