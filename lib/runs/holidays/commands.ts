import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf, type Day } from '@/lib/time/day';
import type { HolidayInput } from './schema';

/**
 * Adds a public holiday: those that follow the moon are announced each year, and so are the days to which a holiday on a
 * weekend is moved. For administrators. Refuses HOLIDAY_TWICE and an unknown country.
 */
export async function addHoliday(
  actor: Actor,
  { countryCode, day, nameEn, nameRu }: HolidayInput,
): Promise<Outcome<{ day: Day }>> {
  if (!canAdminister(actor)) throw new NotFound('holidays');
  return inTransaction(async (tx) => {
    const country = await tx.country.findUnique({ where: { code: countryCode }, select: { code: true } });
    if (!country) return refuse('NOT_A_CHOICE', undefined, 'countryCode');
    const { count } = await tx.holiday.createMany({
      data: { countryCode, day: dateOf(day), nameEn, nameRu },
      skipDuplicates: true,
    });
    if (count === 0) return refuse('HOLIDAY_TWICE', undefined, 'day');
    await audit(tx, actor, {
      action: 'addHoliday',
      subjectType: 'country',
      subjectId: countryCode,
      details: { day },
    });
    return done({ day });
  });
}

/** Takes a holiday off the list. For administrators; not found where it is not on it. */
export async function removeHoliday(
  actor: Actor,
  { countryCode, day }: { countryCode: string; day: Day },
): Promise<Outcome<{ day: Day }>> {
  if (!canAdminister(actor)) throw new NotFound('holidays');
  return inTransaction(async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { countryCode, day: dateOf(day) } });
    if (count === 0) throw new NotFound('holiday');
    await audit(tx, actor, {
      action: 'removeHoliday',
      subjectType: 'country',
      subjectId: countryCode,
      details: { day },
    });
    return done({ day });
  });
}
