import type { Actor } from '@/lib/auth/actor';
import { canCoordinate, canRecordAttendance, type RunFacts } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { Prisma } from '@/prisma/generated/client';
import type { ListedSession, RegisterList } from './types';

/**
 * What says how long a device may keep what it got: rosters of a sensitive run only where the coordinator allows it, and
 * all of them until seven days after the run.
 */
export const keepFacts = Prisma.sql`
          'keepOnPhone', NOT r.sensitive OR r.kept_on_phones_at IS NOT NULL,
          'wipeAfter', (r.ends_on + 8)::timestamp AT TIME ZONE r.time_zone`;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A session's register as the JSON of `Register`: roster and current marks, written by the database in one
 * statement, so that the server hands on one string. The roster of a track's session: its people, those whom nobody
 * has put in a track, and everyone recorded in it. Throws NotFound for a session that the actor may not record.
 */
export async function register(actor: Actor, sessionId: string): Promise<string> {
  if (!uuid.test(sessionId)) throw new NotFound('session');
  const [row] = await db.$queryRaw<{ facts: RunFacts; body: string }[]>`
    SELECT json_build_object('programmeId', r.programme_id, 'countryCode', r.country_code,
        'trainerIds', ARRAY(SELECT t.person_id FROM trainer_assignment t
                            WHERE t.run_id = r.id AND t.removed_at IS NULL)) AS facts,
      json_build_object(
        'account', ${actor.accountId}::text,
        'session', json_build_object('id', s.id, 'runId', r.id, 'code', r.code,
          'title', json_build_array(s.title_en, s.title_ru), 'course', json_build_array(c.title_en, c.title_ru),
          'startsAt', s.starts_at, 'endsAt', s.ends_at, 'timeZone', s.time_zone,
          'place', coalesce(nullif(concat_ws(', ', v.name, room.name), ''), r.city_en),
          'trackId', s.track_id, 'rosterSince', (SELECT min(e.state_at) FROM enrolment e
            WHERE e.run_id = r.id AND e.state = 'CONFIRMED'),
          'durationMinutes', round(extract(epoch FROM s.ends_at - s.starts_at) / 60),
          'cancelled', s.cancelled_at IS NOT NULL OR r.cancelled_at IS NOT NULL, 'sensitive', r.sensitive, ${keepFacts}),
        'people', (
          SELECT coalesce(json_agg(json_build_array(e.id, p.official_name, p.latin_name, p.search_key,
              coalesce(i.acronym, i.name), e.state,
              CASE WHEN e.state = 'CONFIRMED' THEN e.state_at ELSE e.created_at END, e.track_id)
            ORDER BY coalesce(p.official_name, p.latin_name), e.id), '[]')
          FROM enrolment e JOIN person p ON p.id = e.person_id LEFT JOIN institution i ON i.id = e.institution_id
          WHERE e.run_id = r.id AND e.state IN ('CONFIRMED', 'NO_SHOW')
            AND (s.track_id IS NULL OR e.track_id IS NULL OR e.track_id = s.track_id
              OR EXISTS (SELECT FROM attendance_mark m WHERE m.session_id = s.id AND m.enrolment_id = e.id))),
        'marks', (
          SELECT coalesce(json_agg(json_build_array(m.enrolment_id, m.status, m.minutes, m.note, m.at, m.operation_id,
              m.device, a.name, m.source)), '[]')
          FROM attendance_mark m LEFT JOIN account a ON a.id = m.recorded_by_id
          WHERE m.session_id = s.id),
        'walkIns', (
          SELECT coalesce(json_agg(json_build_array(w.id, w.name, w.status, w.minutes, w.note, w.at, w.operation_id,
              w.device, a.name, w.enrolment_id, (w.settled_at IS NOT NULL)::int) ORDER BY w.id), '[]')
          FROM walk_in w JOIN account a ON a.id = w.recorded_by_id
          WHERE w.session_id = s.id)
      )::text AS body
    FROM training_session s
    JOIN course_run r ON r.id = s.run_id
    JOIN course c ON c.id = r.course_id
    LEFT JOIN venue v ON v.id = r.venue_id
    LEFT JOIN room ON room.id = s.room_id
    WHERE s.id = ${sessionId}::uuid`;
  if (!row || !canRecordAttendance(actor, row.facts)) throw new NotFound('session');
  return row.body;
}

/** How far the list looks back for sessions whose attendance is missing, and ahead. */
const daysBack = 45;
const daysAhead = 30;

/**
 * The sessions that the actor teaches, oldest first: those of the last weeks, of today and of the next weeks. Breaks are
 * not recorded. `people`: how many are expected (`isFor` of ../roster/rules).
 */
export async function registerSessions(actor: Actor): Promise<RegisterList> {
  const whose = { account: actor.accountId ?? '', name: actor.name, office: canCoordinate(actor) };
  if (!actor.personId) return { ...whose, sessions: [] };
  const rows = await db.$queryRaw<{ session: ListedSession }[]>`
    SELECT json_build_object('id', s.id, 'runId', r.id, 'code', r.code,
        'title', json_build_array(s.title_en, s.title_ru), 'course', json_build_array(c.title_en, c.title_ru),
        'startsAt', s.starts_at, 'endsAt', s.ends_at, 'timeZone', s.time_zone,
        'place', coalesce(nullif(concat_ws(', ', v.name, room.name), ''), r.city_en),
        'people', (SELECT count(*) FROM enrolment e WHERE e.run_id = r.id AND e.state = 'CONFIRMED'
                     AND (s.track_id IS NULL OR e.track_id = s.track_id)),
        'recorded', (SELECT count(*) FROM attendance_mark m
                     WHERE m.session_id = s.id AND m.status <> 'NOT_RECORDED'), ${keepFacts}) AS session
    FROM session_trainer st
    JOIN training_session s ON s.id = st.session_id
    JOIN course_run r ON r.id = s.run_id
    JOIN course c ON c.id = r.course_id
    LEFT JOIN venue v ON v.id = r.venue_id
    LEFT JOIN room ON room.id = s.room_id
    WHERE st.person_id = ${actor.personId}::uuid AND s.cancelled_at IS NULL AND r.cancelled_at IS NULL
      AND s.kind <> 'BREAK'
      AND EXISTS (SELECT FROM trainer_assignment t
                  WHERE t.run_id = r.id AND t.person_id = st.person_id AND t.removed_at IS NULL)
      AND s.ends_at > now() - make_interval(days => ${daysBack}::int)
      AND s.starts_at < now() + make_interval(days => ${daysAhead}::int)
    ORDER BY s.starts_at, s.id`;
  return { ...whose, sessions: rows.map((row) => row.session) };
}
