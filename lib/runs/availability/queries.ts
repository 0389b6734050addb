import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dateOf, dayOf, type Day } from '@/lib/time/day';

/** The days on which these people said that they cannot teach, where they meet the days of a run; the earliest first. */
export async function unavailableOn(
  tx: Db,
  personIds: readonly string[],
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
) {
  if (personIds.length === 0) return [];
  const rows = await tx.unavailability.findMany({
    where: {
      personId: { in: [...personIds] },
      startsOn: { lte: dateOf(endsOn) },
      endsOn: { gte: dateOf(startsOn) },
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    select: { personId: true, startsOn: true, endsOn: true, note: true },
  });
  return rows.map((row) => ({ ...row, startsOn: dayOf(row.startsOn), endsOn: dayOf(row.endsOn) }));
}

/**
 * When somebody cannot teach from `today` on, and in which languages they can. Null where it means nothing: the person
 * never taught and nothing was said. Seen by the person and by those who see the person.
 */
export async function availability(actor: Actor, personId: string, today: Day) {
  const id = idOf(personId);
  const person = id
    ? await db.person.findFirst({
        where: { AND: [{ id }, visiblePeople(actor)] },
        select: {
          id: true,
          workingLanguages: true,
          trainerOf: { take: 1, select: { id: true } },
          qualifications: { take: 1, select: { id: true } },
          unavailable: {
            where: { endsOn: { gte: dateOf(today) } },
            orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
            take: 100,
            select: { id: true, startsOn: true, endsOn: true, note: true },
          },
        },
      })
    : null;
  if (!person) throw new NotFound('person');
  const { trainerOf, qualifications, unavailable, ...rest } = person;
  if (
    trainerOf.length + qualifications.length + unavailable.length === 0 &&
    rest.workingLanguages.length === 0
  ) {
    return null;
  }
  return {
    personId: rest.id,
    languages: rest.workingLanguages,
    unavailable: unavailable.map((row) => ({
      ...row,
      startsOn: dayOf(row.startsOn),
      endsOn: dayOf(row.endsOn),
    })),
  };
}

export type Availability = NonNullable<Awaited<ReturnType<typeof availability>>>;
