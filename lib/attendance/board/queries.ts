import type { Actor } from '@/lib/auth/actor';
import { canRecordAttendance, type RunFacts } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { HistoryEntry } from './types';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A run's attendance as the JSON of `Board`: everyone on the roster and everyone who was ever recorded, by the
 * sessions that are not cancelled; breaks only where something was recorded. Throws NotFound for a run that the actor may not record.
 */
export async function board(actor: Actor, runId: string): Promise<string> {
  if (!uuid.test(runId)) throw new NotFound('run');
  const [row] = await db.$queryRaw<{ facts: RunFacts; body: string }[]>`
    WITH session AS MATERIALIZED (
      SELECT s.*, (row_number() OVER (ORDER BY s.starts_at, s.id))::int AS place
      FROM training_session s WHERE s.run_id = ${runId}::uuid AND s.cancelled_at IS NULL
        AND (s.kind <> 'BREAK' OR EXISTS (SELECT FROM attendance_mark m WHERE m.session_id = s.id))
    ), roster AS MATERIALIZED (
      -- Numbered in the order of the board: whole numbers sort many times faster than ids.
      SELECT e.id, p.official_name, p.latin_name, coalesce(i.acronym, i.name) AS institution, e.state, e.track_id,
        CASE WHEN e.state = 'CONFIRMED' THEN e.state_at ELSE e.created_at END AS since,
        (row_number() OVER (ORDER BY coalesce(p.official_name, p.latin_name), e.id))::int AS number
      FROM enrolment e
      JOIN person p ON p.id = e.person_id
      LEFT JOIN institution i ON i.id = e.institution_id
      WHERE e.run_id = ${runId}::uuid
    ), mark AS MATERIALIZED (
      SELECT p.number, s.place, m.minutes, m.note IS NOT NULL AS noted,
        CASE m.status WHEN 'PRESENT' THEN 'P' WHEN 'LATE' THEN 'L' WHEN 'LEFT_EARLY' THEN 'E' WHEN 'EXCUSED' THEN 'X'
          WHEN 'ABSENT' THEN 'A' WHEN 'NOT_EXPECTED' THEN '-' ELSE '.' END AS letter
      FROM attendance_mark m JOIN session s ON s.id = m.session_id JOIN roster p ON p.id = m.enrolment_id
      WHERE m.run_id = ${runId}::uuid
    ), marked AS MATERIALIZED (
      SELECT number, string_agg(letter, '' ORDER BY place) AS letters, array_agg(place ORDER BY place) AS places
      FROM mark GROUP BY number
    ), person AS MATERIALIZED (
      SELECT p.*, d.letters, d.places, row_number() OVER (ORDER BY p.number) - 1 AS place
      FROM roster p LEFT JOIN marked d ON d.number = p.number
      WHERE p.state IN ('CONFIRMED', 'NO_SHOW') OR d.letters ~ '[^.]'
    )
    SELECT json_build_object('programmeId', r.programme_id, 'countryCode', r.country_code,
        'trainerIds', ARRAY(SELECT t.person_id FROM trainer_assignment t
                            WHERE t.run_id = r.id AND t.removed_at IS NULL)) AS facts,
      json_build_object(
        'account', ${actor.accountId}::text,
        'rule', rule.definition -> 'attendance',
        'sessions', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'title',
            json_build_array(s.title_en, s.title_ru), 'startsAt', s.starts_at, 'endsAt', s.ends_at,
            'timeZone', s.time_zone, 'counts', s.counts, 'trackId', s.track_id,
            'durationMinutes', round(extract(epoch FROM s.ends_at - s.starts_at) / 60)) ORDER BY s.place), '[]')
          FROM session s),
        'people', (SELECT coalesce(json_agg(json_build_array(p.id, p.official_name, p.latin_name, p.institution,
            p.state, p.since, coalesce(
              -- Every session recorded: the letters stand in their places already.
              CASE WHEN length(p.letters) = (SELECT count(*) FROM session) THEN p.letters END,
              (SELECT string_agg(coalesce(substr(p.letters, array_position(p.places, s.place), 1), '.'), ''
                 ORDER BY s.place) FROM session s), ''), p.track_id) ORDER BY p.place), '[]')
          FROM person p),
        'details', (SELECT coalesce(json_agg(json_build_array(p.place, m.place - 1, m.minutes, m.noted::int)), '[]')
          FROM mark m JOIN person p ON p.number = m.number WHERE m.minutes IS NOT NULL OR m.noted)
      )::text AS body
    FROM course_run r JOIN completion_rule rule ON rule.id = r.completion_rule_id
    WHERE r.id = ${runId}::uuid`;
  if (!row || !canRecordAttendance(actor, row.facts)) throw new NotFound('run');
  return row.body;
}

/** Throws NotFound unless the actor may see the board of the run. */
export async function mayWatch(actor: Actor, runId: string): Promise<void> {
  if (!uuid.test(runId)) throw new NotFound('run');
  const run = await db.courseRun.findUnique({
    where: { id: runId },
    select: {
      programmeId: true,
      countryCode: true,
      trainers: { where: { removedAt: null }, select: { personId: true } },
    },
  });
  const facts = run && { ...run, trainerIds: run.trainers.map((each) => each.personId) };
  if (!facts || !canRecordAttendance(actor, facts)) throw new NotFound('run');
}

/** All that was ever recorded for one person in one session, the current mark first. */
export async function markHistory(
  actor: Actor,
  runId: string,
  sessionId: string,
  enrolmentId: string,
): Promise<HistoryEntry[]> {
  if (![runId, sessionId, enrolmentId].every((id) => uuid.test(id))) throw new NotFound('mark');
  await mayWatch(actor, runId);
  const rows = await db.attendanceOperation.findMany({
    where: { runId, sessionId, enrolmentId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      status: true,
      minutes: true,
      note: true,
      at: true,
      deviceAt: true,
      receivedAt: true,
      device: true,
      source: true,
      recordedBy: { select: { name: true } },
    },
  });
  return rows.map(({ recordedBy, at, deviceAt, receivedAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    deviceAt: deviceAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    by: recordedBy?.name ?? null,
  }));
}
