import type { Actor } from '@/lib/auth/actor';
import { managedRunsSql } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { shownName } from '@/lib/people/names/rules';
import { foldName } from '@/lib/text/names/fold';
import { addDays, dateOf, dayOf } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import { holidaysBetween } from '../holidays/queries';
import { localOf } from '../sessions/rules';
import type { DaySpan } from './rules';
import type { CalendarFilters } from './schema';

/** More bars than anyone can read; what is beyond is said, and found by a filter. */
const mostRuns = 400;
const mostSessions = 2000;

type Filters = Pick<CalendarFilters, 'q' | 'programme' | 'country' | 'kind' | 'trainer' | 'cancelled'>;

type Row = {
  id: string;
  code: string;
  startsOn: Date;
  endsOn: Date;
  cityEn: string;
  cityRu: string | null;
  countryCode: string;
  capacity: number;
  cancelled: boolean;
  titleEn: string;
  titleRu: string | null;
  programmeCode: string;
  programmeEn: string;
  programmeRu: string | null;
  venueId: string | null;
  venueName: string | null;
  confirmed: number;
  trainers: { id: string; officialName: string | null; latinName: string | null }[];
};

/**
 * The runs that meet the span, with the countries' holidays; and the trainers by whom they can be filtered. Never more
 * than the span holds, in one statement: the days lead by an index (course_run_days), whatever came before and comes
 * after. `more`: there are runs beyond those shown.
 */
export async function calendar(actor: Actor, filters: Filters, span: DaySpan) {
  const rows = await runsOf(actor, filters, span);
  const all = rows.slice(0, mostRuns).map(shaped);
  const trainers = new Map(all.flatMap((run) => run.trainers).map((trainer) => [trainer.id, trainer]));
  const runs = filters.trainer
    ? all.filter((run) => run.trainers.some(({ id }) => id === filters.trainer))
    : all;
  const countries = [...runs.map(({ countryCode }) => countryCode), filters.country ?? ''].filter(Boolean);
  return {
    runs,
    trainers: [...trainers.values()].sort((a, b) => a.name.localeCompare(b.name)),
    holidays: await holidaysBetween(db, countries, span.from, span.to),
    more: rows.length > mostRuns,
  };
}

export type CalendarRun = Awaited<ReturnType<typeof calendar>>['runs'][number];
export type CalendarHoliday = Awaited<ReturnType<typeof calendar>>['holidays'][number];

function shaped({ startsOn, endsOn, venueId, venueName, trainers, ...row }: Row) {
  return {
    ...row,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    venue: venueId ? { id: venueId, name: venueName ?? '' } : null,
    trainers: trainers.map(({ id, ...names }) => ({ id, name: shownName(names) })),
  };
}

const runsOf = (actor: Actor, filters: Filters, { from, to }: DaySpan) => db.$queryRaw<Row[]>`
  SELECT r.id, r.code, r.starts_on AS "startsOn", r.ends_on AS "endsOn", r.city_en AS "cityEn", r.city_ru AS "cityRu",
         r.country_code AS "countryCode", r.capacity, r.cancelled_at IS NOT NULL AS cancelled,
         c.title_en AS "titleEn", c.title_ru AS "titleRu",
         p.code AS "programmeCode", p.title_en AS "programmeEn", p.title_ru AS "programmeRu",
         v.id AS "venueId", v.name AS "venueName",
         (SELECT count(*)::int FROM enrolment e WHERE e.run_id = r.id AND e.state = 'CONFIRMED') AS confirmed,
         (SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'id', t.person_id, 'officialName', d.official_name, 'latinName', d.latin_name)
                   ORDER BY t.assigned_at, t.id), '[]')
            FROM trainer_assignment t JOIN person d ON d.id = t.person_id
           WHERE t.run_id = r.id AND t.removed_at IS NULL) AS trainers
    FROM course_run r
    JOIN course c ON c.id = r.course_id
    JOIN programme p ON p.id = r.programme_id
    LEFT JOIN venue v ON v.id = r.venue_id
   WHERE daterange(r.starts_on, r.ends_on, '[]') && daterange(${dateOf(from)}::date, ${dateOf(to)}::date, '[]')
     AND ${managedRunsSql(actor)} AND ${filtered(filters)}
   ORDER BY r.starts_on, r.code
   LIMIT ${mostRuns + 1}`;

const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.sql`(${Prisma.join([...conditions], ' AND ')})` : Prisma.sql`true`;

function filtered({ q, programme, country, kind, cancelled }: Filters): Prisma.Sql {
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 8);
  return all([
    // A folded word holds no sign that LIKE reads otherwise.
    ...words.map(
      (word) => Prisma.sql`(r.search_key LIKE ${`%${word}%`} OR c.search_key LIKE ${`%${word}%`})`,
    ),
    ...(programme ? [Prisma.sql`r.programme_id = ${programme}::uuid`] : []),
    ...(country ? [Prisma.sql`r.country_code = ${country}`] : []),
    ...(kind ? [Prisma.sql`c.kind = ${kind}::"CourseKind"`] : []),
    ...(cancelled ? [] : [Prisma.sql`r.cancelled_at IS NULL`]),
  ]);
}

/** The sessions of shown runs within the span, on the clocks of their own places. */
export async function calendarSessions(runs: readonly CalendarRun[], { from, to }: DaySpan) {
  const rows = await db.trainingSession.findMany({
    where: {
      runId: { in: runs.map(({ id }) => id) },
      cancelledAt: null,
      startsAtLocal: { lt: dateOf(addDays(to, 1)) },
      endsAtLocal: { gt: dateOf(from) },
    },
    orderBy: [{ startsAtLocal: 'asc' }, { id: 'asc' }],
    take: mostSessions,
    select: {
      ...{ id: true, runId: true, titleEn: true, titleRu: true, kind: true },
      ...{ startsAtLocal: true, endsAtLocal: true, timeZone: true },
      room: { select: { name: true } },
    },
  });
  return rows.map(({ startsAtLocal, endsAtLocal, room, ...row }) => ({
    ...row,
    startsAtLocal: localOf(startsAtLocal),
    endsAtLocal: localOf(endsAtLocal),
    room: room?.name ?? null,
  }));
}
