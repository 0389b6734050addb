import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { db, type Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { dateOf, dayOf, type Day } from '@/lib/time/day';

/** The public holidays of countries between two days, both included. No secret: open to every caller. */
export async function holidaysBetween(tx: Db, countryCodes: readonly string[], from: Day, to: Day) {
  const rows = await tx.holiday.findMany({
    where: { countryCode: { in: [...new Set(countryCodes)] }, day: { gte: dateOf(from), lte: dateOf(to) } },
    orderBy: [{ day: 'asc' }, { countryCode: 'asc' }],
    select: { countryCode: true, day: true, nameEn: true, nameRu: true },
  });
  return rows.map((row) => ({ ...row, day: dayOf(row.day) }));
}

export type HolidayRow = Awaited<ReturnType<typeof holidaysBetween>>[number];

/** A country's list of a year, for those who keep it; and the countries and years that there are lists of. */
export async function holidayList(actor: Actor, countryCode: string, year: number) {
  if (!canAdminister(actor)) throw new NotFound('holidays');
  return holidaysBetween(db, [countryCode], `${year}-01-01`, `${year}-12-31`);
}
