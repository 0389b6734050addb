import type { Db } from '@/lib/db/client';
import { institutionsAbove } from '@/lib/people/institutions/above/queries';
import type { OfferFacts, OfferPerson } from './rules';

const states = ['CONFIRMED', 'INVITED', 'WAITING_LIST'] as const;

/** What decides to whom the run's free places are offered. */
export async function offerFacts(tx: Db, run: { id: string; capacity: number }): Promise<OfferFacts> {
  const quotas = await tx.runQuota.findMany({
    where: { runId: run.id },
    orderBy: { id: 'asc' },
    select: { institutionId: true, countryCode: true, places: true },
  });
  const enrolments = await tx.enrolment.findMany({
    where: { runId: run.id, state: { in: [...states] } },
    select: {
      id: true,
      state: true,
      queueNumber: true,
      institutionId: true,
      countryCode: true,
      _count: { select: { offers: { where: { taken: false } } } },
    },
  });
  const above = await institutionsAbove(
    tx,
    enrolments.map(({ institutionId }) => institutionId),
  );
  const people = enrolments.map(
    ({ id, state, queueNumber, institutionId, countryCode, _count }): OfferPerson => ({
      enrolmentId: id,
      state: state as OfferPerson['state'],
      queueNumber: queueNumber === null ? null : Number(queueNumber),
      institutionIds: above.get(institutionId ?? '') ?? [],
      countryCode,
      offeredBefore: _count.offers > 0,
    }),
  );
  return { capacity: run.capacity, quotas, people };
}
