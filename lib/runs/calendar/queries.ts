import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { shownName } from '@/lib/people/names/rules';
import { foldName } from '@/lib/text/names/fold';
import { addDays, dateOf, dayOf } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import { holidaysBetween } from '../holidays/queries';
import { localOf } from '../sessions/rules';
import type { DaySpan } from './rules';
import type { CalendarFilters } from './schema';

/** More bars than anyone can read; what is beyond is said, and found by a filter. */
const mostRuns = 400;
const mostSessions = 2000;

type Filters = Pick<CalendarFilters, 'q' | 'programme' | 'country' | 'kind' | 'trainer' | 'cancelled'>;

const shown = {
  ...{ id: true, code: true, startsOn: true, endsOn: true, cityEn: true, cityRu: true, capacity: true },
  ...{ cancelledAt: true, countryCode: true, timeZone: true },
  venue: { select: { id: true, name: true } },
  course: { select: { titleEn: true, titleRu: true, kind: true } },
  programme: { select: { id: true, code: true, titleEn: true, titleRu: true } },
  trainers: {
    where: { removedAt: null },
    orderBy: { assignedAt: 'asc' },
    select: { person: { select: { id: true, officialName: true, latinName: true } } },
  },
} satisfies Prisma.CourseRunSelect;

/**
 * The runs that meet the span, with the countries' holidays; and the trainers by whom they can be filtered. Never more
 * than the span holds: the days lead by an index (course_run_days), whatever came before and comes after, and the
 * number of statements does not depend on that of the runs. `more`: there are runs beyond those shown.
 */
export async function calendar(actor: Actor, filters: Filters, span: DaySpan) {
  const ids = await runsOfSpan(span);
  const rows = await db.courseRun.findMany({
    where: { AND: [{ id: { in: ids } }, managedRuns(actor), ...filtered(filters)] },
    orderBy: [{ startsOn: 'asc' }, { code: 'asc' }],
    take: mostRuns + 1,
    select: shown,
  });
  const runs = rows.slice(0, mostRuns).map(({ trainers, cancelledAt, startsOn, endsOn, ...row }) => ({
    ...row,
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    cancelled: cancelledAt !== null,
    trainers: trainers.map(({ person }) => ({ id: person.id, name: shownName(person) })),
  }));
  const trainers = new Map(runs.flatMap((run) => run.trainers).map((trainer) => [trainer.id, trainer]));
  const wanted = filters.trainer
    ? runs.filter((run) => run.trainers.some(({ id }) => id === filters.trainer))
    : runs;
  const confirmed = await confirmedOn(wanted.map(({ id }) => id));
  const countries = [...wanted.map(({ countryCode }) => countryCode), filters.country ?? ''].filter(Boolean);
  return {
    runs: wanted.map((run) => ({ ...run, confirmed: confirmed.get(run.id) ?? 0 })),
    trainers: [...trainers.values()].sort((a, b) => a.name.localeCompare(b.name)),
    holidays: await holidaysBetween(db, countries, span.from, span.to),
    more: rows.length > mostRuns,
  };
}

export type CalendarRun = Awaited<ReturnType<typeof calendar>>['runs'][number];
export type CalendarHoliday = Awaited<ReturnType<typeof calendar>>['holidays'][number];

async function runsOfSpan({ from, to }: DaySpan): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM course_run
    WHERE daterange(starts_on, ends_on, '[]') && daterange(${dateOf(from)}::date, ${dateOf(to)}::date, '[]')`;
  return rows.map(({ id }) => id);
}

function filtered({ q, programme, country, kind, cancelled }: Filters): Prisma.CourseRunWhereInput[] {
  const words = foldName(q).split(' ').filter(Boolean).slice(0, 8);
  return [
    ...words.map((word) => ({
      OR: [{ searchKey: { contains: word } }, { course: { searchKey: { contains: word } } }],
    })),
    ...(programme ? [{ programmeId: programme }] : []),
    ...(country ? [{ countryCode: country }] : []),
    ...(kind ? [{ course: { kind } }] : []),
    ...(cancelled ? [] : [{ cancelledAt: null }]),
  ];
}

/** Counted apart: within the list the database would count the people of every run there is. */
async function confirmedOn(runIds: string[]): Promise<Map<string, number>> {
  const counted = await db.enrolment.groupBy({
    by: ['runId'],
    where: { runId: { in: runIds }, state: 'CONFIRMED' },
    _count: { _all: true },
  });
  return new Map(counted.map(({ runId, _count }) => [runId, _count._all]));
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

export type CalendarSession = Awaited<ReturnType<typeof calendarSessions>>[number];
