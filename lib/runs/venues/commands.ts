import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { isTimeZone } from '@/lib/time/zone';
import type { VenueInput } from './schema';

/**
 * Enters a venue with its rooms. Venues are known to every coordinator. Refuses NAME_TAKEN (in the same city),
 * TIME_ZONE_UNKNOWN, REGION_OF_ANOTHER_COUNTRY and ROOM_TWICE.
 */
export async function createVenue(actor: Actor, input: VenueInput): Promise<Outcome<{ venueId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('venue');
  if (!isTimeZone(input.timeZone)) return refuse('TIME_ZONE_UNKNOWN', { zone: input.timeZone }, 'timeZone');
  if (new Set(input.rooms.map(({ name }) => name)).size < input.rooms.length) {
    return refuse('ROOM_TWICE', undefined, 'rooms');
  }
  return inTransaction(async (tx) => {
    const country = await tx.country.findUnique({
      where: { code: input.countryCode },
      select: { regions: { select: { code: true } } },
    });
    if (!country) return refuse('NOT_A_CHOICE', undefined, 'countryCode');
    if (input.regionCode && !country.regions.some(({ code }) => code === input.regionCode)) {
      return refuse('REGION_OF_ANOTHER_COUNTRY', undefined, 'regionCode');
    }
    const { rooms, ...venue } = input;
    const { id } = await tx.venue.create({
      data: { ...venue, rooms: { create: rooms } },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createVenue', subjectType: 'venue', subjectId: id });
    return done({ venueId: id });
  });
}
