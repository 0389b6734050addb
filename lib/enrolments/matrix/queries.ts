import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { institutionsAbove } from '@/lib/people/institutions/above/queries';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { quotaMatrix } from './rules';

const active: EnrolmentState[] = ['CONFIRMED', 'INVITED', 'NOMINATED', 'WAITING_LIST'];

/**
 * Is the quota filled? Each row with its places, who has one, who was asked, who was put forward, who waits, and the
 * share of women aimed at. Nominations that were
 * handed over and nobody has decided count as put forward, alternates apart.
 */
export async function runMatrix(actor: Actor, runId: string) {
  const institution = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      capacity: true,
      minimum: true,
      offerHours: true,
      quotas: {
        orderBy: { id: 'asc' },
        select: {
          id: true,
          institutionId: true,
          countryCode: true,
          places: true,
          womenPercent: true,
          institution,
          country: { select: { code: true, nameEn: true, nameRu: true } },
        },
      },
    },
  });
  if (!run) throw new NotFound('run');
  const [enrolments, nominations] = await Promise.all([
    db.enrolment.findMany({
      where: { runId, state: { in: active } },
      select: { state: true, institutionId: true, countryCode: true, person: { select: { sex: true } } },
    }),
    db.nomination.findMany({
      where: {
        runId,
        state: { in: ['SUBMITTED', 'ASKED_BACK'] },
        alternate: false,
        call: { submittedAt: { not: null } },
      },
      select: { sex: true, call: { select: { institutionId: true, countryCode: true } } },
    }),
  ]);
  const people = [
    ...enrolments.map(({ person, ...rest }) => ({ ...rest, sex: person.sex })),
    ...nominations.map(({ sex, call }) => ({ ...call, sex, state: 'NOMINATED' as const })),
  ];
  const above = await institutionsAbove(
    db,
    people.map(({ institutionId }) => institutionId),
  );
  const matrix = quotaMatrix(
    run.capacity,
    run.quotas,
    people.map(({ state, sex, institutionId, countryCode }) => ({
      state,
      institutionIds: above.get(institutionId ?? '') ?? [],
      countryCode,
      female: sex === 'FEMALE',
    })),
  );
  return { ...matrix, minimum: run.minimum, offerHours: run.offerHours };
}

export type RunMatrix = Awaited<ReturnType<typeof runMatrix>>;
