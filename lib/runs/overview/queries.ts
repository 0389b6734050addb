import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf, type Day } from '@/lib/time/day';
import { checklist } from '../readiness/rules';
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
  notes: true,
  cancelledAt: true,
  cancelledReason: true,
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
  materials: { orderBy: { position: 'asc' }, select: { id: true, title: true } },
  outputs: { orderBy: { position: 'asc' }, select: { id: true, text: true } },
  _count: {
    select: {
      enrolments: { where: { state: 'CONFIRMED' } },
      sessions: { where: { cancelledAt: null } },
      trainers: { where: { removedAt: null } },
    },
  },
} as const;

/** A run's facts, how far its quotas are filled, and the checklist of what it still lacks. */
export async function runOverview(actor: Actor, runId: string, today: Day) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: facts })
    : null;
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, donors, quotas, hosts, _count, ...rest } = run;
  const [confirmed, untaughtSessions] = await Promise.all([
    quotas.length > 0 ? confirmedPeople(run.id) : [],
    db.trainingSession.count({
      where: {
        runId: run.id,
        cancelledAt: null,
        counts: true,
        trainers: { none: {} },
        endsAt: { gt: new Date() },
      },
    }),
  ]);
  const preparation = {
    trainers: _count.trainers,
    hasVenue: run.venue !== null,
    sessions: _count.sessions,
    confirmed: _count.enrolments,
    untaughtSessions,
    endsOn: dayOf(endsOn),
  };
  return {
    ...rest,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    confirmed: _count.enrolments,
    sessions: _count.sessions,
    donors: donors.map(({ donor, sharePercent }) => ({
      ...donor,
      sharePercent: sharePercent?.toNumber() ?? null,
    })),
    hosts: hosts.map((host) => host.institution),
    quotas: quotaFill(quotas, confirmed),
    checklist: checklist(preparation, today),
  };
}

export type RunOverview = Awaited<ReturnType<typeof runOverview>>;

/** The confirmed with their institution and all above it, as the quotas count them. */
async function confirmedPeople(runId: string) {
  const [people, institutions] = await Promise.all([
    db.enrolment.findMany({
      where: { runId, state: 'CONFIRMED' },
      select: { institutionId: true, countryCode: true, person: { select: { sex: true } } },
    }),
    db.$queryRaw<{ id: string; above: string[] }[]>`
      WITH RECURSIVE up AS (
        SELECT DISTINCT e.institution_id AS id, e.institution_id AS at
          FROM enrolment e WHERE e.run_id = ${runId}::uuid AND e.state = 'CONFIRMED' AND e.institution_id IS NOT NULL
        UNION
        SELECT up.id, i.parent_id FROM up JOIN institution i ON i.id = up.at WHERE i.parent_id IS NOT NULL
      )
      SELECT id::text, array_agg(at::text) AS above FROM up GROUP BY id`,
  ]);
  const above = new Map(institutions.map((row) => [row.id, row.above]));
  return people.map(({ institutionId, countryCode, person }) => ({
    institutionIds: institutionId ? (above.get(institutionId) ?? [institutionId]) : [],
    countryCode,
    female: person.sex === 'FEMALE',
  }));
}
