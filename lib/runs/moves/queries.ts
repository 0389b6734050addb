import type { Actor } from '@/lib/auth/actor';
import { canManageRun } from '@/lib/auth/policy';
import { managedRuns } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';
import { disqualifications } from '../trainers/changing/queries';
import type { HeldSession, Standing } from './rules';
import type { MoveTarget, RunPosition } from './schema';

/** What a move is decided by: how the run stands, its sessions, and where it would stand. */

const place = { timeZone: true, countryCode: true, regionCode: true, cityEn: true, cityRu: true } as const;

/** A run that the actor manages, with its position. Unknown and foreign ones are not found. */
export async function runToMove(tx: Db, actor: Actor, runId: string) {
  const id = idOf(runId);
  const run = id
    ? await tx.courseRun.findFirst({
        where: { AND: [{ id }, managedRuns(actor)] },
        select: {
          ...place,
          ...{ id: true, code: true, programmeId: true, startsOn: true, endsOn: true, venueId: true },
          ...{ courseId: true, languages: true, cancelledAt: true },
          venue: { select: { name: true } },
        },
      })
    : null;
  if (!run) throw new NotFound('run');
  const {
    id: known,
    code,
    programmeId,
    courseId,
    languages,
    cancelledAt,
    venue,
    startsOn,
    endsOn,
    ...rest
  } = run;
  const position: RunPosition = { ...rest, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) };
  return {
    id: known,
    code,
    programmeId,
    courseId,
    languages,
    cancelled: cancelledAt !== null,
    venueName: venue?.name ?? null,
    position,
  };
}

export type RunToMove = Awaited<ReturnType<typeof runToMove>>;

/** The sessions that are held, in the order of time, with whom and what they take; one statement. */
export const heldSessions = (tx: Db, runId: string) => tx.$queryRaw<(HeldSession & { timeZone: string })[]>`
  SELECT s.id, s.title_en AS title, s.time_zone AS "timeZone", s.room_id AS "roomId",
         to_char(s.starts_at_local, 'YYYY-MM-DD"T"HH24:MI') AS "startsAtLocal",
         to_char(s.ends_at_local, 'YYYY-MM-DD"T"HH24:MI') AS "endsAtLocal",
         ARRAY(SELECT t.person_id::text FROM session_trainer t WHERE t.session_id = s.id ORDER BY 1) AS "trainerIds"
    FROM training_session s
   WHERE s.run_id = ${runId}::uuid AND s.cancelled_at IS NULL
   ORDER BY s.starts_at, s.id`;

/** How the run stands, as a move is recorded and compared. */
export const standingOf = (
  position: RunPosition,
  sessions: readonly (HeldSession & { timeZone: string })[],
): Standing => ({
  position,
  sessions: sessions.map(({ id, startsAtLocal, endsAtLocal, timeZone, roomId }) => {
    return { id, startsAtLocal, endsAtLocal, timeZone, roomId };
  }),
});

/**
 * Where the run would stand: at another venue, place and zone are the venue's; without one they stay as they are.
 * Refuses RUN_CANCELLED, VENUE_ARCHIVED and OUTSIDE_YOUR_SCOPE; an unknown venue is not found.
 */
export async function positionAfter(
  tx: Db,
  actor: Actor,
  run: RunToMove,
  { startsOn, endsOn, venueId }: MoveTarget,
): Promise<Outcome<{ position: RunPosition; venueName: string | null }>> {
  if (run.cancelled) return refuse('RUN_CANCELLED');
  const stays = venueId === run.position.venueId;
  const venue =
    venueId && !stays
      ? await tx.venue.findUnique({
          where: { id: venueId },
          select: { ...place, name: true, archivedAt: true },
        })
      : null;
  if (venueId && !stays && !venue) throw new NotFound('venue');
  const { name = stays ? run.venueName : null, archivedAt = null, ...there } = venue ?? {};
  if (archivedAt) return refuse('VENUE_ARCHIVED', undefined, 'venueId');
  const position = { ...run.position, ...there, startsOn, endsOn, venueId };
  if (!canManageRun(actor, { programmeId: run.programmeId, countryCode: position.countryCode })) {
    return refuse('OUTSIDE_YOUR_SCOPE', undefined, 'venueId');
  }
  return done({ position, venueName: name });
}

/** Whom the run's new days or its new country would keep from teaching it, beside the field that does: see disqualifications. */
export const lostTrainers = (tx: Db, { id, courseId, languages, position }: RunToMove, to: RunPosition) =>
  disqualifications(
    tx,
    [{ runId: id, courseId, before: { ...position, languages }, after: { ...to, languages } }],
    'venueId',
  );
