import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foundPeople } from '@/lib/people/queries';
import { quotaFill } from '@/lib/runs/rules';
import type { PageRequest } from '@/lib/text/page';
import type { Prisma } from '@/prisma/generated/client';
import { EnrolmentState, type Sex } from '@/prisma/generated/enums';

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
      capacity: true,
      startsOn: true,
      cancelledAt: true,
      quotas: {
        select: {
          id: true,
          institutionId: true,
          countryCode: true,
          places: true,
          institution: institutionNames,
          country: countryNames,
        },
        orderBy: { id: 'asc' },
      },
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
  const [total, rows] = await Promise.all([
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
        person: { select: { id: true, officialName: true, latinName: true, sex: true } },
        decisions: { orderBy: { at: 'desc' }, take: 1, select: { reason: true } },
      },
    }),
  ]);
  return {
    run: { id: run.id, code: run.code, cancelled: run.cancelledAt !== null },
    rows: rows.map(({ decisions, ...row }) => ({ ...row, reason: decisions[0]?.reason ?? null })),
    total,
    page: filter.page,
  };
}

/** How full the run is: people by state, women among the confirmed, and the fill of each quota. */
export async function runPlaces(actor: Actor, runId: string) {
  const run = await managed(actor, runId);
  const [byState, confirmed, parents] = await Promise.all([
    db.enrolment.groupBy({ by: ['state'], where: { runId }, _count: true }),
    db.enrolment.findMany({
      where: { runId, state: 'CONFIRMED' },
      select: { institutionId: true, countryCode: true, person: { select: { sex: true } } },
    }),
    run.quotas.some(({ institutionId }) => institutionId)
      ? institutionParents()
      : new Map<string, string | null>(),
  ]);
  const people = confirmed.map(({ institutionId, countryCode, person }) => ({
    institutionIds: withAbove(institutionId, parents),
    countryCode,
    female: person.sex === 'FEMALE',
  }));
  const counts = Object.fromEntries(Object.values(EnrolmentState).map((state) => [state, 0])) as Record<
    EnrolmentState,
    number
  >;
  for (const { state, _count } of byState) counts[state] = _count;
  return {
    capacity: run.capacity,
    counts,
    women: people.filter(({ female }) => female).length,
    quotas: quotaFill(run.quotas, people),
  };
}

async function institutionParents(): Promise<Map<string, string | null>> {
  const all = await db.institution.findMany({ select: { id: true, parentId: true } });
  return new Map(all.map(({ id, parentId }) => [id, parentId]));
}

function withAbove(id: string | null, parents: ReadonlyMap<string, string | null>): string[] {
  const above: string[] = [];
  for (let at = id; at && !above.includes(at); at = parents.get(at) ?? null) above.push(at);
  return above;
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
