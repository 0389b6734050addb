import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canManageVenue } from '@/lib/auth/policy';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { isTimeZone } from '@/lib/time/zone';
import { venueIdFor, venueToChange } from './access/queries';
import { followVenue, lockRunsAt } from './following/commands';
import { roomTwice } from './rooms/rules';
import type { VenueChange, VenueInput } from './schema';

/**
 * Enters a venue with its rooms. Venues are known to every coordinator; who enters one has a right in its country
 * (OUTSIDE_YOUR_SCOPE). Refuses NAME_TAKEN (in the same city), TIME_ZONE_UNKNOWN, REGION_OF_ANOTHER_COUNTRY and
 * ROOM_TWICE.
 */
export async function createVenue(actor: Actor, input: VenueInput): Promise<Outcome<{ venueId: string }>> {
  if (!canCoordinate(actor)) throw new NotFound('venue');
  return inTransaction(async (tx) => {
    const { rooms, ...venue } = input;
    const refused = (await placeRefused(tx, actor, venue)) ?? roomTwice(rooms, [], 'rooms');
    if (refused) return refused;
    const { id } = await tx.venue.create({
      data: { ...venue, rooms: { create: rooms } },
      select: { id: true },
    });
    await audit(tx, actor, { action: 'createVenue', subjectType: 'venue', subjectId: id });
    return done({ venueId: id });
  });
}

/**
 * Changes a venue, and with it every planned run that stands there: they are found by its name, take its place, and
 * their sessions keep their time on the wall, in one transaction. Refuses what `createVenue` refuses, and where the zone
 * or the country changes VENUE_HAS_OTHERS_RUNS, the sessions' refusals by name, and clashes of trainers and rooms.
 * `runs`: how many followed.
 */
export async function changeVenue(
  actor: Actor,
  venueId: string,
  input: VenueChange,
): Promise<Outcome<{ venueId: string; runs: number }>> {
  const id = venueIdFor(actor, venueId);
  return inTransaction(async (tx) => {
    // Runs before venues, as everywhere: two changes never wait for each other.
    const locked = await lockRunsAt(tx, id);
    const venue = await venueToChange(tx, actor, id);
    if (!venue.ok) return venue;
    const refused = await placeRefused(tx, actor, input);
    if (refused) return refused;
    await tx.venue.update({ where: { id }, data: input, select: { id: true } });
    const followed = await followVenue(tx, actor, { before: venue.value, after: input, locked });
    if (!followed.ok) return followed;
    await audit(tx, actor, {
      action: 'changeVenue',
      subjectType: 'venue',
      subjectId: id,
      details: {
        from: { timeZone: venue.value.timeZone, countryCode: venue.value.countryCode },
        to: { timeZone: input.timeZone, countryCode: input.countryCode },
        runs: followed.value.runs,
      },
    });
    return done({ venueId: id, runs: followed.value.runs });
  });
}

/** Offers a venue no more. It stays where it was used, and runs that stand there keep it. */
export const archiveVenue = (actor: Actor, venueId: string) => setArchived(actor, venueId, true);

/** Offers an archived venue again. */
export const restoreVenue = (actor: Actor, venueId: string) => setArchived(actor, venueId, false);

async function setArchived(
  actor: Actor,
  venueId: string,
  archived: boolean,
): Promise<Outcome<{ venueId: string }>> {
  return inTransaction(async (tx) => {
    const venue = await venueToChange(tx, actor, venueId);
    if (!venue.ok) return venue;
    const { id } = venue.value;
    if (venue.value.archived === archived) return done({ venueId: id });
    await tx.venue.update({
      where: { id },
      data: archived
        ? { archivedAt: new Date(), archivedBy: actor.by }
        : { archivedAt: null, archivedBy: null },
      select: { id: true },
    });
    const action = archived ? 'archiveVenue' : 'restoreVenue';
    await audit(tx, actor, { action, subjectType: 'venue', subjectId: id });
    return done({ venueId: id });
  });
}

/** Why a venue cannot be where the input says, beside its field. */
async function placeRefused(
  tx: Transaction,
  actor: Actor,
  { timeZone, countryCode, regionCode }: VenueChange,
): Promise<Outcome<never> | null> {
  if (!isTimeZone(timeZone)) return refuse('TIME_ZONE_UNKNOWN', { zone: timeZone }, 'timeZone');
  const country = await tx.country.findUnique({
    where: { code: countryCode },
    select: { regions: { select: { code: true } } },
  });
  if (!country) return refuse('NOT_A_CHOICE', undefined, 'countryCode');
  if (regionCode && !country.regions.some(({ code }) => code === regionCode)) {
    return refuse('REGION_OF_ANOTHER_COUNTRY', undefined, 'regionCode');
  }
  return canManageVenue(actor, { countryCode })
    ? null
    : refuse('OUTSIDE_YOUR_SCOPE', undefined, 'countryCode');
}
