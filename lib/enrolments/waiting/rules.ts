import { quotaOf, type Origin } from '@/lib/runs/rules';

export type OfferPerson = Origin & {
  enrolmentId: string;
  /** Who has a place, who was asked and has not answered, who waits. Others have no say in the places. */
  state: 'CONFIRMED' | 'INVITED' | 'WAITING_LIST';
  /** The place in the line of those who wait. */
  queueNumber: number | null;
  /** A place was offered to them once and not taken: another is offered by hand only. */
  offeredBefore: boolean;
};

export type OfferFacts = {
  capacity: number;
  quotas: readonly { institutionId: string | null; countryCode: string | null; places: number }[];
  people: readonly OfferPerson[];
};

/**
 * To whom free places are offered now, in order. A place is free if nobody has it and nobody is asked about it. The
 * places of a quota row go to the next of that row; the places of no row to the next of those who are of none. What a
 * row leaves free stays free until the coordinator gives it away by hand.
 */
export function offersDue({ capacity, quotas, people }: OfferFacts): string[] {
  const rowOf = (person: OfferPerson) => quotaOf(quotas, person);
  const taken = people.filter(({ state }) => state !== 'WAITING_LIST');
  const takenOf = (row: (typeof quotas)[number] | null) =>
    taken.filter((person) => rowOf(person) === row).length;
  const free = new Map<(typeof quotas)[number] | null, number>();
  let kept = 0;
  for (const row of quotas) {
    const inRow = takenOf(row);
    free.set(row, row.places - inRow);
    kept += Math.max(row.places, inRow);
  }
  free.set(null, capacity - kept - takenOf(null));
  let left = capacity - taken.length;
  const line = people
    .filter(({ state, offeredBefore }) => state === 'WAITING_LIST' && !offeredBefore)
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const rowsFirst = [...line.filter((each) => rowOf(each)), ...line.filter((each) => !rowOf(each))];
  return rowsFirst.flatMap((person) => {
    const row = rowOf(person);
    const here = free.get(row) ?? 0;
    if (left <= 0 || here <= 0) return [];
    left -= 1;
    free.set(row, here - 1);
    return [person.enrolmentId];
  });
}

/** Until when an offer stands: as long as the run gives, and not beyond its beginning; null if that is no time at all. */
export function offerUntil(now: Date, hours: number, runBegins: Date): Date | null {
  const until = new Date(Math.min(now.getTime() + hours * 3_600_000, runBegins.getTime()));
  return until > now ? until : null;
}
