import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { dateOf, type Day } from '@/lib/time/day';
import { statusToChange } from '../changing/queries';
import { renewalStandings } from './queries';

/**
 * Gives a status a later end, where its holder has done what renews it; what the renewal rests on is kept with it. A
 * decision of the rule alone, so anyone who coordinates and sees the holder may make it. `today` is the office's day.
 * Refuses RENEWAL_NOTHING_RENEWS, RENEWAL_ENDED, RENEWAL_TOO_LATE and RENEWAL_NOT_YET.
 */
export async function renewQualification(
  actor: Actor,
  qualificationId: string,
  today: Day,
): Promise<Outcome<{ validUntil: Day }>> {
  if (!canCoordinate(actor)) throw new NotFound('qualification');
  return inTransaction(async (tx) => {
    const { id, validUntil: previous } = await statusToChange(tx, actor, qualificationId);
    const verdict = (await renewalStandings(tx, [id], today)).get(id)?.verdict;
    if (!verdict || previous === null) return refuse('RENEWAL_NOTHING_RENEWS');
    if (!verdict.may) return refuse(`RENEWAL_${verdict.reason}`);
    const { basis, evidence, validUntil } = verdict;
    await tx.renewal.create({
      data: {
        ...{ qualificationId: id, by: actor.by, basis },
        ...{ previousUntil: dateOf(previous), validUntil: dateOf(validUntil) },
        evidence: basis === 'TAUGHT' ? { runIds: [...evidence] } : { certificateId: evidence[0] ?? '' },
      },
    });
    await tx.qualification.update({
      where: { id },
      data: { validUntil: dateOf(validUntil) },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'renewQualification',
      subjectType: 'qualification',
      subjectId: id,
      details: { basis, from: previous, to: validUntil },
    });
    return done({ validUntil });
  });
}
