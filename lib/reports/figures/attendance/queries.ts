import { Prisma } from '@/prisma/generated/client';
import { postTestState, verdictState } from '../results/queries';

/**
 * Attendance and completion of the confirmed places of those of `run` that are not reckoned yet, by sets: the same as
 * `lib/certificates/completion/rules` concludes place by place, to which a test holds it.
 *
 * Marks are read once. What is not recorded costs no row: it is what a place was expected in, less what is recorded of
 * that; and all were expected in everything who had their place before the first session ended, which is nearly everyone.
 * A verdict is that of the worst condition.
 */

const { sql } = Prisma;

/** Was the `place e` expected in the session `s`? See `isExpected` of lib/attendance/roster. */
const expected = (s: Prisma.Sql): Prisma.Sql => sql`
  (${s}.track_id IS NULL OR ${s}.track_id = e.track_id) AND (e.state_at <= ${s}.ends_at OR e.since > ${s}.ends_at)`;

/** What the session `s` of a run weighs in its rule: 1, or its minutes; nothing where it does not count. */
const weight = (s: Prisma.Sql): Prisma.Sql => sql`
  (CASE WHEN NOT ${s}.counts THEN 0 WHEN run.by_minutes
    THEN round(extract(epoch FROM ${s}.ends_at - ${s}.starts_at) / 60)::int ELSE 1 END)`;

const [session, table] = [sql`s`, sql`b`];

/** Where the person of a place came from: of `enrolment e` with its `person p` and `institution i`. */
export const placeOf = {
  institution: sql`coalesce(e.institution_id, p.institution_id)`,
  country: sql`coalesce(e.country_code, i.country_code, p.country_code)`,
};

/** What is kept of a place whose person attended something, `k`. */
export const keptColumns = sql`
  k.enrolment_id, k.run_id, k.person_id, k.sex, k.institution_id, k.country_code, k.days, k.verdict`;

/**
 * `marked`: a row a place and day with a mark. `attended`: a row a place that attended something, with its days.
 * `took_part`: the same, with what is kept of it.
 */
export const attendance = sql`
  place AS MATERIALIZED (
    SELECT e.id, e.run_id, e.person_id, e.institution_id, e.country_code, e.state_at, e.track_id,
      min(e.state_at) OVER (PARTITION BY e.run_id) AS since
    FROM run CROSS JOIN LATERAL (SELECT * FROM enrolment o WHERE o.run_id = run.id AND o.state = 'CONFIRMED' OFFSET 0) e
    WHERE NOT run.reckoned),
  session AS MATERIALIZED (
    SELECT s.id, s.run_id, s.track_id, s.counts, s.mandatory, s.ends_at, s.starts_at_local::date AS day, run.by_minutes, run.excused,
      ${weight(session)} AS weight
    FROM run CROSS JOIN LATERAL (SELECT * FROM training_session o WHERE o.run_id = run.id AND o.cancelled_at IS NULL OFFSET 0) s
    WHERE NOT run.reckoned),
  marked AS MATERIALIZED (
    SELECT m.enrolment_id, s.day,
      bool_or(m.status IN ('PRESENT', 'LATE', 'LEFT_EARLY')) AS attended,
      sum(CASE m.status WHEN 'PRESENT' THEN s.weight
        WHEN 'LATE' THEN s.weight - CASE WHEN s.by_minutes THEN least(coalesce(m.minutes, 0), s.weight) ELSE 0 END
        WHEN 'LEFT_EARLY' THEN s.weight - CASE WHEN s.by_minutes THEN least(coalesce(m.minutes, 0), s.weight) ELSE 0 END
        WHEN 'EXCUSED' THEN CASE WHEN s.excused = 'PRESENT' THEN s.weight ELSE 0 END
        ELSE 0 END) AS got,
      sum(CASE WHEN m.status = 'NOT_EXPECTED' OR m.status = 'EXCUSED' AND s.excused = 'NEUTRAL'
        THEN 0 ELSE s.weight END) AS counted,
      sum(CASE WHEN ${expected(session)} THEN s.weight ELSE 0 END) AS recorded,
      bool_or(s.mandatory AND m.status IN ('ABSENT', 'EXCUSED')) AS missed,
      count(*) FILTER (WHERE s.mandatory AND ${expected(session)}) AS asked
    FROM session s
    CROSS JOIN LATERAL (SELECT k.enrolment_id, k.status, k.minutes FROM attendance_mark k
      WHERE k.session_id = s.id AND k.status <> 'NOT_RECORDED' OFFSET 0) m
    JOIN place e ON e.id = m.enrolment_id
    GROUP BY m.enrolment_id, s.day),
  came AS (
    SELECT enrolment_id, array_agg(day ORDER BY day) FILTER (WHERE attended) AS days,
      sum(got) AS got, sum(counted) AS counted, sum(recorded) AS recorded, bool_or(missed) AS missed, sum(asked) AS asked
    FROM marked GROUP BY enrolment_id HAVING bool_or(attended)),
  span AS MATERIALIZED (
    SELECT run_id, min(ends_at) AS first_end, max(ends_at) AS last_end FROM session WHERE counts GROUP BY run_id),
  whole AS MATERIALIZED (SELECT run_id, track_id, sum(weight) AS weight,
    count(*) FILTER (WHERE mandatory) AS mandatory FROM session GROUP BY run_id, track_id),
  attended AS (
    SELECT e.id AS enrolment_id, e.run_id, e.person_id, e.institution_id, e.country_code, a.days, CASE greatest(
      CASE WHEN a.counted + n.blank > 0 AND a.got * 100 >= run.min_percent * (a.counted + n.blank) THEN 0
        WHEN a.counted + n.blank > 0 AND (a.got + n.blank) * 100 >= run.min_percent * (a.counted + n.blank) THEN 1
        ELSE 2 END,
      CASE WHEN NOT run.mandatory THEN 0 WHEN a.missed THEN 2 WHEN n.asked > 0 THEN 1 ELSE 0 END,
      ${verdictState}, ${postTestState}) WHEN 0 THEN 'MET' WHEN 1 THEN 'OPEN' ELSE 'NOT_MET' END AS verdict
    FROM came a JOIN place e ON e.id = a.enrolment_id JOIN run ON run.id = e.run_id
    LEFT JOIN span ON span.run_id = e.run_id
    LEFT JOIN whole everyone ON everyone.run_id = e.run_id AND everyone.track_id IS NULL
    LEFT JOIN whole own ON own.run_id = e.run_id AND own.track_id = e.track_id
    LEFT JOIN judged j ON j.enrolment_id = e.id
    LEFT JOIN score post ON post.enrolment_id = e.id AND post.kind = 'POST'
    CROSS JOIN LATERAL (SELECT e.state_at <= span.first_end OR e.since > span.last_end AS all) AS expected
    -- Whoever joined in between is reckoned session by session.
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(${weight(table)}), 0) AS weight, count(*) FILTER (WHERE b.mandatory) AS mandatory
      FROM training_session b
      WHERE NOT expected.all AND b.run_id = e.run_id AND b.cancelled_at IS NULL AND ${expected(table)}) AS late
    CROSS JOIN LATERAL (SELECT
      CASE WHEN span.run_id IS NULL THEN 0
        WHEN expected.all THEN coalesce(everyone.weight, 0) + coalesce(own.weight, 0) ELSE late.weight END
        - a.recorded AS blank,
      CASE WHEN span.run_id IS NULL THEN 0
        WHEN expected.all THEN coalesce(everyone.mandatory, 0) + coalesce(own.mandatory, 0) ELSE late.mandatory END
        - a.asked AS asked) AS n),
  took_part AS (
    SELECT e.enrolment_id, e.run_id, e.person_id, p.sex, i.id AS institution_id, ${placeOf.country} AS country_code,
      e.days, e.verdict
    FROM attended e CROSS JOIN LATERAL (SELECT * FROM person o WHERE o.id = e.person_id OFFSET 0) p
    LEFT JOIN institution i ON i.id = ${placeOf.institution})`;
