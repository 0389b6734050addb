import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { institutionsAbove } from '@/lib/people/institutions/above/queries';
import { foundPeople } from '@/lib/people/queries';
import { quotaOf } from '@/lib/runs/rules';
import type { PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import { EnrolmentState, type Sex } from '@/prisma/generated/enums';

type Row = { institutionId: string | null; countryCode: string | null };

/** More than elsewhere: a whole hall is decided at once. */
export const runPeoplePageSize = 250;

export type RunPeopleFilter = PageRequest & {
  state: EnrolmentState | null;
  institutionId: string | null;
  countryCode: string | null;
  sex: Sex | null;
};

const institutionNames = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
const countryNames = { select: { code: true, nameEn: true, nameRu: true } } as const;

async function managed(actor: Actor, runId: string) {
  const run = await db.courseRun.findFirst({
    where: { AND: [{ id: runId }, managedRuns(actor)] },
    select: {
      id: true,
      code: true,
      timeZone: true,
      cancelledAt: true,
      quotas: { orderBy: { id: 'asc' }, select: { institutionId: true, countryCode: true } },
    },
  });
  if (!run) throw new NotFound('run');
  return run;
}

/** Who is on a run, by name, with the state of each: a page of 250. */
export async function runPeople(actor: Actor, runId: string, filter: RunPeopleFilter) {
  const run = await managed(actor, runId);
  const { state, institutionId, countryCode, sex } = filter;
  const where: Prisma.EnrolmentWhereInput = {
    runId,
    ...(state ? { state } : {}),
    ...(institutionId ? { institutionId } : {}),
    ...(countryCode ? { countryCode } : {}),
    person: { AND: [foundPeople(filter.q), ...(sex ? [{ sex }] : [])] },
  };
  const [line, total, rows] = await Promise.all([
    waitingLine(runId, run.quotas),
    db.enrolment.count({ where }),
    db.enrolment.findMany({
      where,
      orderBy: [{ person: { searchKey: 'asc' } }, { id: 'asc' }],
      skip: (filter.page - 1) * runPeoplePageSize,
      take: runPeoplePageSize,
      select: {
        id: true,
        state: true,
        position: true,
        institution: institutionNames,
        country: countryNames,
        person: { select: { id: true, officialName: true, latinName: true, sex: true, email: true } },
        decisions: { orderBy: { at: 'desc' }, take: 1, select: { reason: true } },
        offers: {
          orderBy: { offeredAt: 'desc' },
          take: 1,
          select: { expiresAt: true, endedAt: true, taken: true },
        },
      },
    }),
  ]);
  return {
    run: { id: run.id, code: run.code, timeZone: run.timeZone, cancelled: run.cancelledAt !== null },
    rows: rows.map(({ decisions, offers: [offer], person: { email, ...person }, ...row }) => ({
      ...row,
      person,
      reason: decisions[0]?.reason ?? null,
      /** From 1: the place in the waiting line of the person's row of the quota. */
      inLine: line.get(row.id) ?? null,
      offeredUntil: offer && offer.endedAt === null ? offer.expiresAt : null,
      /** No mail can bring them the offer. */
      unreachable: offer !== undefined && offer.endedAt === null && email === null,
      offerLapsed: row.state === 'WAITING_LIST' && offer?.taken === false,
    })),
    total,
    page: filter.page,
  };
}

/** Each who waits, by their place in the line of their row of the quota, from 1. */
async function waitingLine(runId: string, quotas: readonly Row[]): Promise<ReadonlyMap<string, number>> {
  const waiting = await db.enrolment.findMany({
    where: { runId, state: 'WAITING_LIST' },
    orderBy: { queueNumber: 'asc' },
    select: { id: true, institutionId: true, countryCode: true },
  });
  const above = await institutionsAbove(
    db,
    waiting.map(({ institutionId }) => institutionId),
  );
  const lines = new Map<Row | null, number>();
  return new Map(
    waiting.map(({ id, institutionId, countryCode }) => {
      const row = quotaOf(quotas, { institutionIds: above.get(institutionId ?? '') ?? [], countryCode });
      const number = (lines.get(row) ?? 0) + 1;
      lines.set(row, number);
      return [id, number];
    }),
  );
}

/** People of a run by state. */
export async function runCounts(actor: Actor, runId: string) {
  const run = await managed(actor, runId);
  const byState = await db.enrolment.groupBy({ by: ['state'], where: { runId: run.id }, _count: true });
  const counts = Object.fromEntries(Object.values(EnrolmentState).map((state) => [state, 0])) as Record<
    EnrolmentState,
    number
  >;
  for (const { state, _count } of byState) counts[state] = _count;
  return counts;
}

/** The institutions and countries that people of the run come from, for its filters. */
export async function runOrigins(actor: Actor, runId: string) {
  await managed(actor, runId);
  const [institutions, countries] = await Promise.all([
    db.institution.findMany({
      where: { enrolments: { some: { runId } } },
      orderBy: { name: 'asc' },
      take: 500,
      ...institutionNames,
    }),
    db.country.findMany({
      where: { enrolments: { some: { runId } } },
      orderBy: { nameEn: 'asc' },
      ...countryNames,
    }),
  ]);
  return { institutions, countries };
}
