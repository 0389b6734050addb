import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { foldName } from '@/lib/text/names/fold';
import { idOf, pageOf, type Page } from '@/lib/text/page';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { runPhase, type RunPhase } from './rules';
import type { RunChange, RunFilters } from './schema';

const title = { select: { id: true, code: true, titleEn: true, titleRu: true } } as const;

const confirmedCount = { enrolments: { where: { state: 'CONFIRMED' } } } as const;

/** `runPhase(...) === phase` as a filter. */
export function inPhase(phase: RunPhase, today: Day): Prisma.CourseRunWhereInput {
  const day = dateOf(today);
  if (phase === 'CANCELLED') return { cancelledAt: { not: null } };
  if (phase === 'PLANNED') return { cancelledAt: null, startsOn: { gt: day } };
  if (phase === 'FINISHED') return { cancelledAt: null, endsOn: { lt: day } };
  return { cancelledAt: null, startsOn: { lte: day }, endsOn: { gte: day } };
}

function filtered(filters: RunFilters, today: Day): Prisma.CourseRunWhereInput[] {
  const { q, programme, course, country, phase, year, withoutTrainer, season } = filters;
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 8);
  return [
    ...words.map((word) => ({
      OR: [{ searchKey: { contains: word } }, { course: { searchKey: { contains: word } } }],
    })),
    ...(programme ? [{ programmeId: programme }] : []),
    ...(course ? [{ courseId: course }] : []),
    ...(country ? [{ countryCode: country }] : []),
    ...(phase ? [inPhase(phase, today)] : []),
    ...(year ? [{ startsOn: { gte: dateOf(`${year}-01-01`), lt: dateOf(`${year + 1}-01-01`) } }] : []),
    ...(season ? [{ seasonId: season }] : []),
    ...(withoutTrainer ? [{ cancelledAt: null, trainers: { none: { removedAt: null } } }] : []),
  ];
}

/** The runs in the actor's scope that the filters leave, the latest first. `today`: the office's. */
export async function runs(actor: Actor, filters: RunFilters, today: Day) {
  const where: Prisma.CourseRunWhereInput = { AND: [managedRuns(actor), ...filtered(filters, today)] };
  const [rows, total] = await Promise.all([
    db.courseRun.findMany({
      where,
      orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
      ...pageOf(filters.page),
      select: {
        id: true,
        code: true,
        startsOn: true,
        endsOn: true,
        cityEn: true,
        cityRu: true,
        capacity: true,
        cancelledAt: true,
        country: { select: { nameEn: true, nameRu: true } },
        course: title,
        trainers: {
          where: { removedAt: null },
          orderBy: { assignedAt: 'asc' },
          select: { person: { select: { id: true, officialName: true, latinName: true } } },
        },
        _count: { select: confirmedCount },
      },
    }),
    db.courseRun.count({ where }),
  ]);
  const shaped = rows.map(({ startsOn, endsOn, cancelledAt, trainers, _count, ...row }) => {
    const dates = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
    return {
      ...row,
      ...dates,
      confirmed: _count.enrolments,
      trainers: trainers.map(({ person }) => person),
      phase: runPhase({ ...dates, cancelled: cancelledAt !== null }, today),
    };
  });
  return { rows: shaped, total, page: filters.page } satisfies Page<(typeof shaped)[number]>;
}

export type RunRow = Awaited<ReturnType<typeof runs>>['rows'][number];

/** The years in which the actor's runs begin, the latest first: what the list can be filtered by. */
export async function runYears(actor: Actor): Promise<number[]> {
  const ends = await db.courseRun.aggregate({
    where: managedRuns(actor),
    _min: { startsOn: true },
    _max: { startsOn: true },
  });
  if (!ends._min.startsOn || !ends._max.startsOn) return [];
  const [first, last] = [ends._min.startsOn.getUTCFullYear(), ends._max.startsOn.getUTCFullYear()];
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** The countries in which the actor has runs: what the list can be filtered by. */
export const runCountries = (actor: Actor) =>
  db.country.findMany({
    where: { runs: { some: managedRuns(actor) } },
    select: { code: true, nameEn: true, nameRu: true },
  });

/** What stands above every page of a run. */
export async function runHead(actor: Actor, runId: string, today: Day) {
  const id = idOf(runId);
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          id: true,
          code: true,
          startsOn: true,
          endsOn: true,
          cityEn: true,
          cityRu: true,
          timeZone: true,
          sensitive: true,
          cancelledAt: true,
          course: title,
          country: { select: { nameEn: true, nameRu: true } },
          _count: {
            select: {
              enrolments: { where: { state: { notIn: ['DECLINED', 'WITHDRAWN'] } } },
              sessions: { where: { cancelledAt: null } },
            },
          },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  const { startsOn, endsOn, cancelledAt, _count, ...rest } = run;
  const dates = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
  const phase = runPhase({ ...dates, cancelled: cancelledAt !== null }, today);
  return { ...rest, ...dates, phase, people: _count.enrolments, sessions: _count.sessions };
}

/** The run as its form holds it, and the names of what it refers to. */
export async function runValues(actor: Actor, runId: string) {
  const id = idOf(runId);
  const institution = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;
  const run = id
    ? await db.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        include: {
          course: title,
          donors: { select: { donorId: true, sharePercent: true }, orderBy: { donor: { name: 'asc' } } },
          quotas: {
            select: { institutionId: true, countryCode: true, places: true, womenPercent: true, institution },
            orderBy: { id: 'asc' },
          },
          hosts: { select: { institution } },
          materials: { select: { title: true }, orderBy: { position: 'asc' } },
          outputs: { select: { text: true }, orderBy: { position: 'asc' } },
          _count: { select: { sessions: { where: { cancelledAt: null } } } },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  const { courseId, venueId, timeZone, countryCode, regionCode, cityEn, cityRu, languages, capacity } = run;
  const values: RunChange = {
    ...{ courseId, venueId, timeZone, countryCode, regionCode, cityEn, cityRu, languages, capacity },
    cycle: run.cycle,
    minimum: run.minimum,
    offerHours: run.offerHours,
    sensitive: run.sensitive,
    notes: run.notes,
    startsOn: dayOf(run.startsOn),
    endsOn: dayOf(run.endsOn),
    donors: run.donors.map((donor) => ({ ...donor, sharePercent: donor.sharePercent?.toNumber() ?? null })),
    quotas: run.quotas.map(({ institutionId, countryCode: country, places, womenPercent }) => ({
      ...{ institutionId, countryCode: country, places, womenPercent },
    })),
    hostIds: run.hosts.map(({ institution: host }) => host.id),
    materials: run.materials.map((material) => material.title),
    outputs: run.outputs.map((output) => output.text),
    moveSessions: true,
  };
  const institutions = [
    ...run.hosts.map(({ institution: host }) => host),
    ...run.quotas.flatMap(({ institution: holder }) => (holder ? [holder] : [])),
  ];
  return {
    values,
    institutions,
    code: run.code,
    course: run.course,
    sessions: run._count.sessions,
    cancelled: run.cancelledAt !== null,
  };
}
