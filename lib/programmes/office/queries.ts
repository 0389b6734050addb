import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';

/** The office as it stands, for its form; null until somebody has said who it is. */
export async function office(actor: Actor) {
  if (!canAdminister(actor)) throw new NotFound('office');
  return db.office.findUnique({
    where: { id: 1 },
    select: { nameEn: true, nameRu: true, countryCode: true, timeZone: true, numberPrefix: true },
  });
}
