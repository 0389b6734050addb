import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';

/** The venues that everyone who coordinates shares, by country and city, with the place that picking one fills in. */
export async function venueOptions(actor: Actor) {
  if (!canCoordinate(actor)) throw new NotFound('venues');
  return db.venue.findMany({
    orderBy: [{ countryCode: 'asc' }, { cityEn: 'asc' }, { name: 'asc' }],
    take: 1000,
    select: {
      id: true,
      name: true,
      cityEn: true,
      cityRu: true,
      countryCode: true,
      regionCode: true,
      timeZone: true,
    },
  });
}
