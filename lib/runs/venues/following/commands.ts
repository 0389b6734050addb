import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import type { Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { runChanged } from '../../changes/commands';
import { bookSessions } from '../../moves/commands';
import { heldSessions } from '../../moves/queries';
import { carrySessions } from '../../moves/rules';
import { runSearchKey } from '../../search/rules';
import { disqualifications } from '../../trainers/changing/queries';
import type { VenueToChange } from '../access/queries';
import type { VenueChange } from '../schema';

/** How runs follow the venue that they stand in, inside the transaction of the command that changes it. */

/** Locks every run that stands in the venue, in one order, and gives their ids. */
export async function lockRunsAt(tx: Transaction, venueId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM course_run WHERE venue_id = ${venueId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  return new Set(rows.map(({ id }) => id));
}

type Change = { before: VenueToChange; after: VenueChange; locked: ReadonlySet<string> };

/**
 * Lets the runs follow: those that are not over take the venue's place, all are found by its name. Refuses
 * VENUE_TAKEN_MEANWHILE (a run came to stand there after `locked` was read), VENUE_HAS_OTHERS_RUNS and
 * OUTSIDE_YOUR_SCOPE where zone or country change, TRAINER_QUALIFIED_NO_MORE where the country does, and what the sessions' rules and bookings refuse.
 */
export async function followVenue(
  tx: Transaction,
  actor: Actor,
  { before, after, locked }: Change,
): Promise<Outcome<{ runs: number }>> {
  const now = new Date();
  const runs = await runsAt(tx, before.id);
  if (runs.some(({ id }) => !locked.has(id))) return refuse('VENUE_TAKEN_MEANWHILE');
  const today = todayIn(before.timeZone, now);
  const ahead = runs.filter(({ cancelledAt, endsOn }) => !cancelledAt && dayOf(endsOn) >= today);
  const refused = outOfReach(actor, before, after, ahead);
  if (refused) return refused;
  const lost = await disqualifications(tx, ahead.map(inCountry(after.countryCode)), 'countryCode');
  if (lost.length > 0) return refuseAll(lost);
  if (before.timeZone !== after.timeZone) {
    const followed = await followClocks(tx, actor, ahead, after.timeZone);
    if (!followed.ok) return followed;
  }
  const followers = new Set(ahead.map(({ id }) => id));
  await writeRuns(tx, runs, followers, after);
  if (!changesWords(before, after)) return done({ runs: 0 });
  for (const { id } of ahead) await runChanged(tx, id, now);
  return done({ runs: ahead.length });
}

const runsAt = (tx: Transaction, venueId: string) =>
  tx.courseRun.findMany({
    where: { venueId },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, code: true, programmeId: true, venueId: true, cancelledAt: true },
      ...{ courseId: true, languages: true },
      ...{ startsOn: true, endsOn: true },
      ...{ timeZone: true, countryCode: true, regionCode: true, cityEn: true, cityRu: true },
    },
  });

type RunAt = Awaited<ReturnType<typeof runsAt>>[number];

/** A run as it stands, and as it would stand in another country. */
const inCountry = (countryCode: string) => (run: RunAt) => {
  const before = { ...run, startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
  return { runId: run.id, courseId: run.courseId, before, after: { ...before, countryCode } };
};

/**
 * Another zone moves the sessions of every run, another country puts runs into another scope: both only for who manages
 * all of them, before and after. A name or an address that is written right is everybody's.
 */
function outOfReach(
  actor: Actor,
  before: VenueToChange,
  after: VenueChange,
  ahead: readonly RunAt[],
): Outcome<never> | null {
  const path =
    before.countryCode !== after.countryCode
      ? 'countryCode'
      : before.timeZone !== after.timeZone
        ? 'timeZone'
        : null;
  if (!path) return null;
  const others = ahead.filter((run) => !canManageRun(actor, run)).length;
  if (others > 0) return refuse('VENUE_HAS_OTHERS_RUNS', { count: others }, path);
  return ahead.every((run) => canManageRun(actor, { ...run, countryCode: after.countryCode }))
    ? null
    : refuse('OUTSIDE_YOUR_SCOPE', undefined, path);
}

/**
 * Derives the instants of all sessions again, of all runs together: they move alike, so that runs which share a trainer
 * or a room do not stand in each other's way while one has moved and the other has not.
 */
async function followClocks(
  tx: Transaction,
  actor: Actor,
  ahead: readonly RunAt[],
  timeZone: string,
): Promise<Outcome<null>> {
  const refusals: Refusal[] = [];
  const moved = [];
  for (const run of ahead) {
    const days = { startsOn: dayOf(run.startsOn), endsOn: dayOf(run.endsOn) };
    const to = { ...days, timeZone, venueId: run.venueId };
    const carried = carrySessions(await heldSessions(tx, run.id), run, to, 0);
    if (carried.ok) moved.push(...carried.value.map((session) => ({ ...session, timeZone })));
    else refusals.push(...carried.refusals);
  }
  if (refusals.length > 0) return refuseAll(refusals);
  return bookSessions(tx, actor, moved);
}

/** The runs' copies of the place, in one statement; a run that is over keeps the place that it was held in. */
async function writeRuns(
  tx: Transaction,
  runs: readonly RunAt[],
  followers: ReadonlySet<string>,
  after: VenueChange,
): Promise<void> {
  const { timeZone, countryCode, regionCode, cityEn, cityRu } = after;
  const rows = runs.map((run) => {
    const place = followers.has(run.id)
      ? { timeZone, countryCode, regionCode, cityEn, cityRu }
      : placeOf(run);
    const searchKey = runSearchKey({ ...place, code: run.code, venueName: after.name });
    return { id: run.id, ...place, searchKey };
  });
  await tx.$executeRaw`
    UPDATE course_run r
    SET time_zone = v."timeZone", country_code = v."countryCode", region_code = v."regionCode",
        city_en = v."cityEn", city_ru = v."cityRu", search_key = v."searchKey"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(
      id uuid, "timeZone" text, "countryCode" text, "regionCode" text, "cityEn" text, "cityRu" text, "searchKey" text)
    WHERE r.id = v.id`;
}

const placeOf = ({ timeZone, countryCode, regionCode, cityEn, cityRu }: RunAt) => ({
  ...{ timeZone, countryCode, regionCode, cityEn, cityRu },
});

/** Whether anything changes that stands in an invitation: not the region. */
const changesWords = (before: VenueToChange, after: VenueChange): boolean =>
  (['name', 'address', 'cityEn', 'cityRu', 'countryCode', 'timeZone'] as const).some(
    (field) => before[field] !== after[field],
  );
