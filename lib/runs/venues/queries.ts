import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canManageVenue } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { inLanguage } from '@/lib/text/in-language';
import { pageSize, type Page, type PageRequest } from '@/lib/text/page';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import type { Prisma } from '@/prisma/generated/client';
import type { Language } from '@/prisma/generated/enums';
import { runPhase } from '../rules';
import { venueIdFor } from './access/queries';
import { hasWords } from './search/rules';

/**
 * The venues that everyone who coordinates shares, by country and city, with the place that picking one fills in.
 * Archived ones are not offered; `keep`: the one that the edited run stands in all the same.
 */
export async function venueOptions(actor: Actor, keep: string | null = null) {
  if (!canCoordinate(actor)) throw new NotFound('venues');
  return db.venue.findMany({
    where: { OR: [{ archivedAt: null }, ...(keep ? [{ id: keep }] : [])] },
    orderBy: [{ countryCode: 'asc' }, { cityEn: 'asc' }, { name: 'asc' }],
    take: 1000,
    select: {
      id: true,
      name: true,
      cityEn: true,
      cityRu: true,
      countryCode: true,
      regionCode: true,
      timeZone: true,
    },
  });
}

const aheadOf = (today: Day) => ({ cancelledAt: null, endsOn: { gte: dateOf(today) } });

export type VenueFilter = PageRequest & { countryCode: string | null; archived: boolean };

/**
 * Venues, a page of 50, by name. `today`: the office's. Runs of others are counted with the rest: that a house is taken
 * is everybody's business.
 */
export async function venues(actor: Actor, language: Language, filter: VenueFilter, today: Day) {
  if (!canCoordinate(actor)) throw new NotFound('venues');
  // Names are folded here, not in a column: an office knows hundreds of venues, and the key could go stale.
  const known = await db.venue.findMany({
    where: {
      archivedAt: filter.archived ? { not: null } : null,
      ...(filter.countryCode ? { countryCode: filter.countryCode } : {}),
    },
    orderBy: [{ name: 'asc' }, { cityEn: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, address: true, cityEn: true, cityRu: true },
  });
  const matching = known.filter((venue) => hasWords(venue, filter.q));
  const ids = matching.slice((filter.page - 1) * pageSize, filter.page * pageSize).map(({ id }) => id);
  const rows = await db.venue.findMany({
    where: { id: { in: ids } },
    orderBy: [{ name: 'asc' }, { cityEn: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, name: true, address: true, cityEn: true, cityRu: true },
      country: { select: { nameEn: true, nameRu: true } },
      _count: { select: { rooms: true, runs: { where: aheadOf(today) } } },
    },
  });
  const shaped = rows.map(({ country, cityEn, cityRu, _count, ...row }) => ({
    ...row,
    city: inLanguage(language, cityEn, cityRu),
    country: inLanguage(language, country.nameEn, country.nameRu),
    rooms: _count.rooms,
    runs: _count.runs,
  }));
  return { rows: shaped, total: matching.length, page: filter.page } satisfies Page<(typeof shaped)[number]>;
}

/** The countries in which venues are known: what the list can be filtered by. */
export async function venueCountries(actor: Actor, language: Language) {
  if (!canCoordinate(actor)) throw new NotFound('venues');
  const countries = await db.country.findMany({
    where: { venues: { some: {} } },
    select: { code: true, nameEn: true, nameRu: true },
  });
  return countries
    .map(({ code, nameEn, nameRu }) => ({ value: code, label: inLanguage(language, nameEn, nameRu) }))
    .sort((a, b) => a.label.localeCompare(b.label, language.toLowerCase()));
}

/** One venue with its rooms. `used`: sessions that were ever planned in a room; `mayChange`: the actor's right. */
export async function venue(actor: Actor, venueId: string) {
  const found = await db.venue.findUnique({
    where: { id: venueIdFor(actor, venueId) },
    select: {
      ...{ id: true, name: true, address: true, cityEn: true, cityRu: true },
      ...{ countryCode: true, regionCode: true, timeZone: true, archivedAt: true },
      country: { select: { nameEn: true, nameRu: true } },
      region: { select: { nameEn: true, nameRu: true } },
      rooms: {
        orderBy: { name: 'asc' },
        select: { id: true, name: true, capacity: true, _count: { select: { sessions: true } } },
      },
    },
  });
  if (!found) throw new NotFound('venue');
  const { rooms, archivedAt, ...facts } = found;
  return {
    ...facts,
    archived: archivedAt !== null,
    mayChange: canManageVenue(actor, facts),
    rooms: rooms.map(({ _count, ...room }) => ({ ...room, used: _count.sessions })),
  };
}

export type VenueView = Awaited<ReturnType<typeof venue>>;

const shownRuns = 30;

/**
 * Who stands in the venue: runs that are not over, the next first, and those that are, the last first, as far as the
 * actor manages them; of `others` only how many. At most 30 of each are given; `mine` counts all.
 */
export async function venueRuns(actor: Actor, venueId: string, today: Day) {
  const id = venueIdFor(actor, venueId);
  const over = { OR: [{ cancelledAt: { not: null } }, { endsOn: { lt: dateOf(today) } }] };
  const [ahead, past] = await Promise.all([
    runsOf(actor, { AND: [{ venueId: id }, aheadOf(today)] }, 'asc', today),
    runsOf(actor, { AND: [{ venueId: id }, over] }, 'desc', today),
  ]);
  return { ahead, past };
}

async function runsOf(actor: Actor, where: Prisma.CourseRunWhereInput, order: 'asc' | 'desc', today: Day) {
  const mine: Prisma.CourseRunWhereInput = { AND: [where, managedRuns(actor)] };
  const [rows, own, all] = await Promise.all([
    db.courseRun.findMany({
      where: mine,
      orderBy: [{ startsOn: order }, { code: 'asc' }],
      take: shownRuns,
      select: {
        ...{ id: true, code: true, startsOn: true, endsOn: true, cancelledAt: true },
        course: { select: { titleEn: true, titleRu: true } },
      },
    }),
    db.courseRun.count({ where: mine }),
    db.courseRun.count({ where }),
  ]);
  return {
    mine: own,
    others: all - own,
    rows: rows.map(({ startsOn, endsOn, cancelledAt, ...row }) => {
      const days = { startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
      return { ...row, ...days, phase: runPhase({ ...days, cancelled: cancelledAt !== null }, today) };
    }),
  };
}

export type VenueRuns = Awaited<ReturnType<typeof runsOf>>;
