import { effectiveStatus, isExpected, isFor, rosterSince } from '@/lib/attendance/roster/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { completionsOf } from '../completion/queries';

const courseRun = {
  id: true,
  startsOn: true,
  endsOn: true,
  timeZone: true,
  cityEn: true,
  cityRu: true,
  languages: true,
  cancelledAt: true,
  country: { select: { nameEn: true, nameRu: true } },
  venue: { select: { name: true, address: true } },
  course: { select: { titleEn: true, titleRu: true, certificateKind: true } },
  sessions: {
    where: { cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    select: {
      id: true,
      titleEn: true,
      titleRu: true,
      startsAt: true,
      endsAt: true,
      counts: true,
      kind: true,
      trackId: true,
      room: { select: { name: true } },
    },
  },
} as const;

/** Since when the run of each has had a roster; of confirmed places only the moments are read. */
async function rosterStarts(runIds: string[]): Promise<Map<string, string | null>> {
  const places = await db.enrolment.findMany({
    where: { runId: { in: runIds }, state: 'CONFIRMED' },
    select: { runId: true, stateAt: true },
  });
  return new Map(
    runIds.map((runId) => {
      const ofRun = places.filter((place) => place.runId === runId);
      return [
        runId,
        rosterSince(ofRun.map(({ stateAt }) => ({ state: 'CONFIRMED', since: stateAt.toISOString() }))),
      ];
    }),
  );
}

/**
 * The runs that the actor has or had a place on, the latest first, with the own attendance session by session
 * and the conclusion of the run's rule. Nothing of anybody else.
 */
export async function myCourses(actor: Actor, now: Date) {
  if (!actor.personId) return [];
  const enrolments = await db.enrolment.findMany({
    where: { personId: actor.personId },
    orderBy: { run: { startsOn: 'desc' } },
    select: {
      id: true,
      state: true,
      stateAt: true,
      trackId: true,
      marks: { select: { sessionId: true, status: true, minutes: true } },
      run: { select: courseRun },
    },
  });
  const since = await rosterStarts(enrolments.map(({ run }) => run.id));
  return Promise.all(
    enrolments.map(async ({ id, state, stateAt, trackId, marks, run: { sessions, ...run } }) => {
      const place = { state, since: stateAt.toISOString(), trackId };
      const markOf = new Map(marks.map((mark) => [mark.sessionId, mark]));
      const [own] = state === 'CONFIRMED' ? await completionsOf(db, run.id, [id]) : [];
      return {
        enrolmentId: id,
        state,
        run: {
          ...run,
          startsOn: dayOf(run.startsOn),
          endsOn: dayOf(run.endsOn),
          today: todayIn(run.timeZone, now),
          cancelled: run.cancelledAt !== null,
        },
        // The agenda of this person: sessions of other tracks only where they were recorded all the same.
        sessions: sessions
          .filter((session) => isFor(place, session) || markOf.has(session.id))
          .map((session) => {
            const mark = markOf.get(session.id);
            const { endsAt, trackId: ofTrack } = session;
            const facts = { endsAt: endsAt.toISOString(), trackId: ofTrack };
            const expected = isExpected(place, facts, since.get(run.id) ?? null);
            return {
              ...session,
              begun: session.startsAt <= now,
              status: effectiveStatus(mark?.status, expected),
              minutes: mark?.minutes ?? null,
            };
          }),
        completion: own?.completion ?? null,
      };
    }),
  );
}

export type MyCourse = Awaited<ReturnType<typeof myCourses>>[number];

/** Whether the actor teaches or taught on any run, and so has a register to open. */
export async function teaches(actor: Actor): Promise<boolean> {
  if (!actor.personId) return false;
  const one = await db.trainerAssignment.findFirst({
    where: { personId: actor.personId, removedAt: null, run: { cancelledAt: null } },
    select: { id: true },
  });
  return one !== null;
}
