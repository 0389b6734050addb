import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canAdminister } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { isTimeZone } from '@/lib/time/zone';
import type { OfficeInput } from './schema';

/**
 * Says who the office is. Numbers that were given keep their prefix; the next ones take the new one. Refuses
 * TIME_ZONE_UNKNOWN.
 */
export async function setOffice(actor: Actor, input: OfficeInput): Promise<Outcome<null>> {
  if (!canAdminister(actor)) throw new NotFound('office');
  if (!isTimeZone(input.timeZone)) return refuse('TIME_ZONE_UNKNOWN', { zone: input.timeZone }, 'timeZone');
  return inTransaction(async (tx) => {
    const country = await tx.country.findUnique({
      where: { code: input.countryCode },
      select: { code: true },
    });
    if (!country) throw new NotFound('country');
    await tx.office.upsert({ where: { id: 1 }, create: { id: 1, ...input }, update: input });
    await audit(tx, actor, { action: 'setOffice', subjectType: 'office', subjectId: '1' });
    return done(null);
  });
}
