import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canManageVenue } from '@/lib/auth/policy';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';

const facts = {
  id: true,
  name: true,
  address: true,
  cityEn: true,
  cityRu: true,
  countryCode: true,
  regionCode: true,
  timeZone: true,
  archivedAt: true,
} as const;

/** The id of a venue in an address; nothing is found by who does not coordinate. */
export function venueIdFor(actor: Actor, venueId: string): string {
  const id = idOf(venueId);
  if (!id || !canCoordinate(actor)) throw new NotFound('venue');
  return id;
}

/**
 * The venue that a command is about to change, locked until the transaction ends: no run comes to stand in it
 * meanwhile. Everyone who coordinates sees it; who has no right in its country is refused OUTSIDE_YOUR_SCOPE.
 */
export async function venueToChange(tx: Transaction, actor: Actor, venueId: string) {
  const id = venueIdFor(actor, venueId);
  await tx.$queryRaw`SELECT 1 FROM venue WHERE id = ${id}::uuid FOR UPDATE`;
  const venue = await tx.venue.findUnique({ where: { id }, select: facts });
  if (!venue) throw new NotFound('venue');
  const { archivedAt, ...rest } = venue;
  if (!canManageVenue(actor, venue)) return refuse('OUTSIDE_YOUR_SCOPE');
  return done({ ...rest, archived: archivedAt !== null });
}

type Changed = Awaited<ReturnType<typeof venueToChange>>;
export type VenueToChange = Changed extends Outcome<infer V> ? V : never;
