import type { Actor } from '@/lib/auth/actor';
import { canCoordinate } from '@/lib/auth/policy';
import { managedRuns, visibleProgrammes } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { resultSelect, shownResult } from './results/queries';

const country = { select: { nameEn: true, nameRu: true } } as const;

const inList = {
  id: true,
  code: true,
  titleEn: true,
  titleRu: true,
  startsOn: true,
  endsOn: true,
  countries: { select: { country: { select: { code: true, nameEn: true, nameRu: true } } } },
  _count: { select: { courses: true } },
} as const;

/** The programmes in the actor's scope, newest first; `runs` counts those that the actor manages. */
export async function programmes(actor: Actor, { q, page }: PageRequest) {
  const where = {
    AND: [
      visibleProgrammes(actor),
      q
        ? {
            OR: (['code', 'titleEn', 'titleRu'] as const).map((field) => ({
              [field]: { contains: q, mode: 'insensitive' as const },
            })),
          }
        : {},
    ],
  };
  const [rows, total] = await Promise.all([
    db.programme.findMany({
      where,
      select: inList,
      orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
      ...pageOf(page),
    }),
    db.programme.count({ where }),
  ]);
  const runs = await db.courseRun.groupBy({
    by: ['programmeId'],
    where: { AND: [managedRuns(actor), { programmeId: { in: rows.map((row) => row.id) } }] },
    _count: { _all: true },
  });
  const runsOf = new Map(runs.map((row) => [row.programmeId, row._count._all]));
  const shaped = rows.map(({ startsOn, endsOn, countries, _count, ...row }) => ({
    ...row,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    countries: countries.map(({ country }) => country),
    courses: _count.courses,
    runs: runsOf.get(row.id) ?? 0,
  }));
  return { rows: shaped, total, page } satisfies Page<(typeof shaped)[number]>;
}

export type ProgrammeRow = Awaited<ReturnType<typeof programmes>>['rows'][number];

/** One programme with its countries, donors, partners, curricula, indicators and results. */
export async function programme(actor: Actor, programmeId: string) {
  const found = await db.programme.findFirst({
    where: { AND: [{ id: programmeId }, visibleProgrammes(actor)] },
    select: {
      ...inList,
      donors: { select: { donor: { select: { id: true, name: true, nameRu: true, acronym: true } } } },
      partners: { select: { institution: { select: { id: true, name: true, nameEn: true, nameRu: true } } } },
      curricula: {
        orderBy: { code: 'asc' },
        select: {
          id: true,
          code: true,
          titleEn: true,
          titleRu: true,
          courses: {
            orderBy: { position: 'asc' },
            select: {
              position: true,
              course: { select: { id: true, code: true, titleEn: true, titleRu: true, kind: true } },
            },
          },
        },
      },
      indicators: {
        orderBy: { nameEn: 'asc' },
        select: {
          id: true,
          nameEn: true,
          nameRu: true,
          unit: true,
          countryCode: true,
          country,
          values: {
            orderBy: [{ year: 'asc' }, { value: 'desc' }],
            take: 500,
            select: { year: true, category: true, countryCode: true, value: true, country },
          },
          aims: {
            orderBy: [{ kind: 'asc' }, { year: 'asc' }],
            select: { kind: true, year: true, category: true, countryCode: true, value: true, country },
          },
        },
      },
      results: {
        where: { removedAt: null },
        orderBy: { id: 'asc' },
        take: 500,
        select: resultSelect,
      },
    },
  });
  if (!found) throw new NotFound('programme');
  return {
    ...found,
    startsOn: dayOf(found.startsOn),
    endsOn: dayOf(found.endsOn),
    countries: found.countries.map(({ country }) => country),
    donors: found.donors.map(({ donor }) => donor),
    partners: found.partners.map(({ institution }) => institution),
    indicators: found.indicators.map((indicator) => ({
      ...indicator,
      values: indicator.values.map((value) => ({ ...value, value: value.value.toNumber() })),
      aims: indicator.aims.map((aim) => ({ ...aim, value: aim.value.toNumber() })),
    })),
    results: found.results.map(shownResult),
  };
}

export type ProgrammeView = Awaited<ReturnType<typeof programme>>;

/** For selects: the programmes that the actor sees. */
export const programmeOptions = (actor: Actor) =>
  db.programme.findMany({
    where: visibleProgrammes(actor),
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
    select: { id: true, code: true, titleEn: true, titleRu: true },
    take: 500,
  });

/** For selects: the donors, which are the office's, for everyone who coordinates. */
export async function donorOptions(actor: Actor) {
  if (!canCoordinate(actor)) throw new NotFound('donor');
  return db.donor.findMany({
    orderBy: { name: 'asc' },
    select: { id: true, name: true, nameRu: true, acronym: true },
    take: 1000,
  });
}
