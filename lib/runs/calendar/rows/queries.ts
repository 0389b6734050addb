import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { shownName } from '@/lib/people/names/rules';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import { unavailableOn } from '../../availability/queries';
import type { CalendarRun } from '../queries';
import type { DaySpan } from '../rules';

/** Rows of the calendar: who or what the bars are drawn beside, and when it cannot be had. */
export type CalendarRow = { id: string; name: string; detail: string | null };
/** Days on which a row is not free; `why` null: expected on a run that the actor may not know. */
export type TakenDays = { rowId: string; startsOn: Day; endsOn: Day; why: string | null; kind: TakenKind };
type TakenKind = 'UNAVAILABLE' | 'TEACHES' | 'TAKES_PART';

const mostRows = 200;

/**
 * The trainers of the runs, and with `all` those who teach on other runs of the actor, with the days on which they are
 * not free: their own word, and what they teach or take part in beyond what is shown.
 */
export async function trainerRows(actor: Actor, runs: readonly CalendarRun[], span: DaySpan, all: boolean) {
  const rows = new Map<string, CalendarRow>();
  for (const { id, name } of runs.flatMap((run) => run.trainers)) rows.set(id, { id, name, detail: null });
  if (all) {
    const others = await db.person.findMany({
      where: { trainerOf: { some: { removedAt: null, run: managedRuns(actor) } } },
      orderBy: [{ searchKey: 'asc' }, { id: 'asc' }],
      take: mostRows,
      select: { id: true, officialName: true, latinName: true },
    });
    for (const person of others)
      rows.set(person.id, { id: person.id, name: shownName(person), detail: null });
  }
  const ids = [...rows.keys()];
  return {
    rows: [...rows.values()].sort((a, b) => a.name.localeCompare(b.name)),
    taken: [...(await daysOff(ids, span)), ...(await elsewhere(actor, ids, runs, span))],
  };
}

async function daysOff(personIds: readonly string[], { from, to }: DaySpan): Promise<TakenDays[]> {
  const days = await unavailableOn(db, personIds, { startsOn: from, endsOn: to });
  return days.map(({ personId, startsOn, endsOn, note }) => {
    return { rowId: personId, startsOn, endsOn, why: note, kind: 'UNAVAILABLE' };
  });
}

/** What they do on runs that are not shown: taught there, or a place of their own. */
async function elsewhere(
  actor: Actor,
  personIds: string[],
  runs: readonly CalendarRun[],
  { from, to }: DaySpan,
): Promise<TakenDays[]> {
  const run = {
    cancelledAt: null,
    startsOn: { lte: dateOf(to) },
    endsOn: { gte: dateOf(from) },
  };
  const about = {
    personId: true,
    run: {
      select: { id: true, code: true, programmeId: true, countryCode: true, startsOn: true, endsOn: true },
    },
  } as const;
  const personId = { in: personIds };
  const taught = await db.trainerAssignment.findMany({
    where: { personId, removedAt: null, run, runId: { notIn: runs.map(({ id }) => id) } },
    select: about,
  });
  const attended = await db.enrolment.findMany({
    where: { personId, state: 'CONFIRMED', run },
    select: about,
  });
  const taken =
    (kind: TakenKind) =>
    ({ personId: rowId, run: there }: (typeof taught)[number]): TakenDays => ({
      ...{ rowId, kind, startsOn: dayOf(there.startsOn), endsOn: dayOf(there.endsOn) },
      why: canManageRun(actor, there) ? there.code : null,
    });
  return [...taught.map(taken('TEACHES')), ...attended.map(taken('TAKES_PART'))];
}

/** The venues of the runs, and with `all` every venue that the office knows; with their country, for its holidays. */
export async function venueRows(runs: readonly CalendarRun[], all: boolean) {
  const used = runs.flatMap(({ venue }) => (venue ? [venue.id] : []));
  const venues = await db.venue.findMany({
    where: all ? {} : { id: { in: [...new Set(used)] } },
    orderBy: [{ countryCode: 'asc' }, { cityEn: 'asc' }, { name: 'asc' }],
    take: mostRows,
    select: { id: true, name: true, cityEn: true, cityRu: true, countryCode: true },
  });
  return venues;
}
