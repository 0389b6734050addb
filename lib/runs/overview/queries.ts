import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { institutionsAbove } from '@/lib/people/institutions/above/queries';
import { idOf } from '@/lib/text/page';
import { dayOf, type Day } from '@/lib/time/day';
import { holidaysBetween } from '../holidays/queries';
import { preparations } from '../readiness/queries';
import { readiness } from '../readiness/rules';
import { quotaFill } from '../rules';

const institution = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
const country = { select: { nameEn: true, nameRu: true } } as const;

const facts = {
  id: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  cityEn: true,
  cityRu: true,
  country,
  region: country,
  venue: { select: { name: true, address: true } },
  languages: true,
  capacity: true,
  cycle: true,
  sensitive: true,
  keptOnPhonesAt: true,
  keptOnPhonesBy: true,
  notes: true,
  cancelledAt: true,
  cancelledReason: true,
  countryCode: true,
  besideId: true,
  season: { select: { id: true, titleEn: true, titleRu: true } },
  course: {
    select: { id: true, code: true, titleEn: true, titleRu: true, kind: true },
  },
  programme: { select: { id: true, code: true, titleEn: true, titleRu: true } },
  donors: {
    orderBy: { sharePercent: { sort: 'desc', nulls: 'last' } },
    select: { sharePercent: true, donor: { select: { id: true, name: true, nameRu: true } } },
  },
  quotas: {
    orderBy: { places: 'desc' },
    select: { id: true, places: true, institutionId: true, countryCode: true, institution, country },
  },
  hosts: { select: { institution } },
  materials: { orderBy: { position: 'asc' }, select: { id: true, title: true, readyAt: true } },
  outputs: { orderBy: { position: 'asc' }, select: { id: true, text: true } },
  _count: {
    select: {
      enrolments: { where: { state: 'CONFIRMED' } },
    },
  },
} as const;

const linked = {
  ...{ id: true, code: true, startsOn: true, endsOn: true, cancelledAt: true },
  course: { select: { titleEn: true, titleRu: true, kind: true } },
} as const;

/** Runs that stand beside this one, or that it stands beside, as far as the actor manages them. */
async function runsBeside(actor: Actor, { id, besideId }: { id: string; besideId: string | null }) {
  const rows = await db.courseRun.findMany({
    where: { AND: [managedRuns(actor), { OR: [{ besideId: id }, ...(besideId ? [{ id: besideId }] : [])] }] },
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    take: 20,
    select: linked,
  });
  return rows.map(({ startsOn, endsOn, cancelledAt, ...row }) => ({
    ...row,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    cancelled: cancelledAt !== null,
  }));
}

/**
 * A run's facts, how far its quotas are filled, the runs beside it, the public holidays that it meets, and the checklist of
 * what it still lacks.
 */
export async function runOverview(actor: Actor, runId: string, today: Day) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: facts })
    : null;
  if (!run) throw new NotFound('run');
  const { donors, quotas, hosts, keptOnPhonesAt, keptOnPhonesBy, _count, ...rest } = run;
  const days = { startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
  const [confirmed, beside, holidays, prepared] = await Promise.all([
    quotas.length > 0 ? confirmedPeople(run.id) : [],
    runsBeside(actor, run),
    holidaysBetween(db, [run.countryCode], days.startsOn, days.endsOn),
    preparations(db, [run.id], { now: new Date(), today }),
  ]);
  const preparation = prepared.get(run.id);
  return {
    ...rest,
    ...days,
    ...{ beside, holidays },
    keptOnPhones: keptOnPhonesAt && { at: keptOnPhonesAt, by: await nameOf(keptOnPhonesBy) },
    confirmed: _count.enrolments,
    donors: donors.map(({ donor, sharePercent }) => ({
      ...donor,
      sharePercent: sharePercent?.toNumber() ?? null,
    })),
    hosts: hosts.map((host) => host.institution),
    quotas: quotaFill(quotas, confirmed),
    checklist: preparation ? readiness(preparation, today) : [],
  };
}

export type RunOverview = Awaited<ReturnType<typeof runOverview>>;

/** The name of an account by the id under which it acted; null for the system. */
async function nameOf(by: string | null): Promise<string | null> {
  const id = idOf(by ?? '');
  const account = id ? await db.account.findUnique({ where: { id }, select: { name: true } }) : null;
  return account?.name ?? null;
}

/** The confirmed with their institution and all above it, as the quotas count them. */
async function confirmedPeople(runId: string) {
  const people = await db.enrolment.findMany({
    where: { runId, state: 'CONFIRMED' },
    select: { institutionId: true, countryCode: true, person: { select: { sex: true } } },
  });
  const above = await institutionsAbove(
    db,
    people.map(({ institutionId }) => institutionId),
  );
  return people.map(({ institutionId, countryCode, person }) => ({
    institutionIds: above.get(institutionId ?? '') ?? [],
    countryCode,
    female: person.sex === 'FEMALE',
  }));
}
