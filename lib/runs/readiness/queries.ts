import type { Db } from '@/lib/db/client';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import { dateOf, dayOf, type Day } from '@/lib/time/day';
import { mayTeachRun } from '../trainers/rules';
import type { Preparation } from './rules';

type Row = Omit<Preparation, 'startsOn' | 'endsOn' | 'trainers' | 'unanswered' | 'unqualified'> & {
  id: string;
  startsOn: Date;
  endsOn: Date;
};

/**
 * The facts of the checklist for runs that the caller has found to be the actor's, by id: three statements, whatever
 * their number, each by the index of the run. `now` decides which sessions are to come, `today` which deadlines are over.
 */
export async function preparations(
  tx: Db,
  runIds: readonly string[],
  { now, today }: { now: Date; today: Day },
): Promise<Map<string, Preparation>> {
  if (runIds.length === 0) return new Map();
  const rows = await counts(tx, runIds, now, today);
  const trainers = await trainersOf(tx, runIds);
  return new Map(
    rows.map(({ id, startsOn, endsOn, ...row }) => {
      const mine = trainers.filter(({ runId }) => runId === id);
      return [
        id,
        {
          ...row,
          startsOn: dayOf(startsOn),
          endsOn: dayOf(endsOn),
          trainers: mine.length,
          unanswered: mine.filter(({ answered }) => !answered).length,
          unqualified: mine.filter(({ qualified }) => !qualified).length,
        },
      ];
    }),
  );
}

const counts = (tx: Db, runIds: readonly string[], now: Date, today: Day) => tx.$queryRaw<Row[]>`
  SELECT r.id, r.starts_on AS "startsOn", r.ends_on AS "endsOn", r.minimum, r.venue_id IS NOT NULL AS "hasVenue",
         s.*, e.*, m.*, c.*
  FROM course_run r
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS sessions, count(DISTINCT t.starts_at_local::date)::int AS "sessionDays",
           count(*) FILTER (WHERE t.counts AND t.ends_at > ${now}::timestamptz
             AND NOT EXISTS (SELECT 1 FROM session_trainer x WHERE x.session_id = t.id))::int AS untaught
    FROM training_session t WHERE t.run_id = r.id AND t.cancelled_at IS NULL) s
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE p.state = 'CONFIRMED')::int AS confirmed, count(*)::int AS expected,
           count(*) FILTER (WHERE i.id IS NULL)::int AS uninvited
    FROM enrolment p LEFT JOIN invitation i ON i.enrolment_id = p.id AND i.cancelled_at IS NULL
    WHERE p.run_id = r.id AND p.state IN ('CONFIRMED', 'INVITED')) e
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS materials, count(h.ready_at)::int AS "materialsReady"
    FROM run_material h WHERE h.run_id = r.id) m
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS calls,
           count(*) FILTER (WHERE n.closed_at IS NULL AND n.deadline < ${dateOf(today)}::date)::int AS "overdueCalls"
    FROM nomination_call n WHERE n.run_id = r.id) c
  WHERE r.id = ANY(${[...runIds]}::uuid[])`;

/** Who teaches on the runs, whether they have answered, and whether they may: by status or by a waiver. */
async function trainersOf(tx: Db, runIds: readonly string[]) {
  const rows = await tx.trainerAssignment.findMany({
    where: { runId: { in: [...runIds] }, removedAt: null },
    select: {
      runId: true,
      personId: true,
      acceptedAt: true,
      waiverReason: true,
      run: {
        select: {
          startsOn: true,
          endsOn: true,
          languages: true,
          countryCode: true,
          course: { select: { entitledTypes: { select: { type: { select: scopeFacts } } } } },
        },
      },
    },
  });
  const asked = rows.filter(({ run }) => run.course.entitledTypes.length > 0);
  const held =
    asked.length > 0
      ? await heldStatuses(tx, [...new Set(asked.map(({ personId }) => personId))])
      : new Map<string, never[]>();
  return rows.map(({ runId, personId, acceptedAt, waiverReason, run }) => {
    const { course, languages, countryCode, startsOn, endsOn } = run;
    const taught = {
      ...{ languages, countryCode, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) },
      entitled: course.entitledTypes.map(({ type }) => entitling(type)),
    };
    return {
      runId,
      answered: acceptedAt !== null,
      qualified: waiverReason !== null || mayTeachRun(taught, held.get(personId) ?? []).may,
    };
  });
}
