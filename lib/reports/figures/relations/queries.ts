import { db } from '@/lib/db/client';
import { levelsFrom } from '@/lib/qualifications/cascade/queries';
import { completed, heldOf, link } from '@/lib/qualifications/cascade/links/queries';
import type { Day } from '@/lib/time/day';
import { Prisma } from '@/prisma/generated/client';
import type { Audience } from '../../audience/queries';
import type { ReportScope } from '../../scope/types';
import type { RelationName } from '../types';
import { attendance, keptColumns, placeOf } from '../attendance/queries';
import { results } from '../results/queries';

/**
 * The relations that everything is counted in, as one WITH: a statement names those that it reads, the others cost
 * nothing. `x` of each has the columns that dimensions are made of, as far as they are known of it.
 */

const { sql } = Prisma;

/** Which runs a scope holds, as a condition on `course_run r` with its `course c`. */
const inScope = (scope: ReportScope, today: Day): Prisma.Sql => {
  const { from, to, programmeId, donorId, courseId, countryCodes, kinds } = scope;
  const conditions = [
    sql`r.cancelled_at IS NULL AND r.ends_on BETWEEN ${from}::date AND least(${to}::date, ${today}::date)`,
    ...(programmeId ? [sql`r.programme_id = ${programmeId}::uuid`] : []),
    ...(courseId ? [sql`r.course_id = ${courseId}::uuid`] : []),
    ...(countryCodes.length > 0 ? [sql`r.country_code = ANY(${countryCodes}::text[])`] : []),
    ...(kinds.length > 0 ? [sql`c.kind::text = ANY(${kinds}::text[])`] : []),
    ...(donorId
      ? [sql`EXISTS (SELECT FROM run_donor g WHERE g.run_id = r.id AND g.donor_id = ${donorId}::uuid)`]
      : []),
  ];
  return Prisma.join(conditions, ' AND ');
};

/** The run's own columns of a dimension. */
const ofRun = sql`run.id AS run_id, run.kind, run.course_id, run.programme_id, run.held_in, run.ends_on`;

/** What came of runs comes later: a result belongs to the period of its own last day, whenever they were held before. */
const longAgo = '0001-01-01';

/**
 * `run`: the runs that are counted, as a condition on `course_run r` with its `course c` says, and what their rule asks.
 * `reckoned`: what its places come to is kept and holds; see `lib/reports/figures/reckoning`.
 */
export const runsWhere = (condition: Prisma.Sql): Prisma.Sql => sql`
  run AS MATERIALIZED (
    SELECT r.id, r.programme_id, r.course_id, r.country_code::text AS held_in, r.starts_on, r.ends_on, r.capacity,
      c.kind::text AS kind, w.reckoned_at IS NOT NULL AS reckoned,
      k.definition #>> '{attendance,of}' = 'MINUTES' AS by_minutes,
      (k.definition #>> '{attendance,minPercent}')::int AS min_percent,
      k.definition #>> '{attendance,excused}' AS excused,
      coalesce((k.definition ->> 'mandatorySessions')::boolean, false) AS mandatory,
      (k.definition #>> '{verdict,independent}')::boolean AS independent,
      (k.definition #>> '{postTest,minPercent}')::int AS post_percent
    FROM course_run r JOIN course c ON c.id = r.course_id JOIN completion_rule k ON k.id = r.completion_rule_id
      LEFT JOIN run_reckoning w ON w.run_id = r.id
    WHERE ${condition})`;

export function relations({ runs }: Audience, scope: ReportScope, today: Day): Prisma.Sql {
  return sql`
  WITH RECURSIVE ${runsWhere(sql`${inScope(scope, today)} AND ${runs}`)},
  -- Who pays for each run, in hundredths of a per cent that add up to 10,000: one donor alone pays all of it; what several
  -- pay without saying how, and what nobody pays for, is of no donor.
  paid AS MATERIALIZED (
    SELECT g.run_id, g.donor_id, coalesce(round(g.share_percent * 100)::int, 10000) AS hundredths
    FROM run JOIN run_donor g ON g.run_id = run.id
    WHERE g.share_percent IS NOT NULL
      OR NOT EXISTS (SELECT FROM run_donor o WHERE o.run_id = g.run_id AND o.donor_id <> g.donor_id)
    UNION ALL
    SELECT run.id, NULL, 10000 FROM run
    WHERE (SELECT count(*) <> 1 AND count(g.share_percent) = 0 FROM run_donor g WHERE g.run_id = run.id)),
  cost_of AS (
    SELECT k.run_id, k.currency::text AS currency, coalesce(k.budget_minor, 0) AS budget, coalesce(k.actual_minor, 0) AS actual
    FROM run JOIN run_cost k ON k.run_id = run.id WHERE k.ended_at IS NULL),
  ${results},
  ${attendance},
  participation AS MATERIALIZED (
    SELECT e.enrolment_id AS id, e.days AS on_days, cardinality(e.days) AS days, e.verdict,
      e.person_id, e.sex::text AS sex, e.institution_id, i.sector::text AS sector, e.country_code::text AS country, ${ofRun}
    FROM (
      SELECT ${keptColumns} FROM took_part k
      UNION ALL
      SELECT ${keptColumns} FROM run
      CROSS JOIN LATERAL (SELECT * FROM reckoned_participation o WHERE o.run_id = run.id OFFSET 0) k
      WHERE run.reckoned) e
    JOIN run ON run.id = e.run_id LEFT JOIN institution i ON i.id = e.institution_id),
  person_once AS MATERIALIZED (
    SELECT DISTINCT ON (person_id) * FROM participation ORDER BY person_id, ends_on DESC, id DESC),
  day AS (
    SELECT d.day, q.* FROM participation q CROSS JOIN LATERAL unnest(q.on_days) AS d(day)),
  gain_of AS (
    SELECT q.*, post.points * 100 / post.max_points - pre.points * 100 / pre.max_points AS gain
    FROM participation q JOIN score pre ON pre.enrolment_id = q.id AND pre.kind = 'PRE'
    JOIN score post ON post.enrolment_id = q.id AND post.kind = 'POST'),
  -- As "decisive" of lib/runs/counts chooses: of the run as a whole, else the largest of its sessions, one a place.
  crowd_of AS (
    SELECT DISTINCT ON (run.id, lower(btrim(k.place))) k.id, k.place, k.people, ${ofRun}
    FROM run JOIN (
      SELECT t.id, t.run_id, t.session_id, t.place,
        (SELECT coalesce(sum(c.people), 0)::int FROM run_count_cell c WHERE c.count_id = t.id) AS people
      FROM run_count t WHERE t.ended_at IS NULL) k ON k.run_id = run.id
    ORDER BY run.id, lower(btrim(k.place)), (k.session_id IS NULL) DESC, k.people DESC, k.id),
  -- Not put together first: whoever only counts them needs nothing of the person, and is spared the joins.
  certificate_of AS NOT MATERIALIZED (
    SELECT f.id, f.kind::text AS paper, f.ended_at, f.issued_on, f.number, e.person_id, p.sex::text AS sex,
      i.id AS institution_id, i.sector::text AS sector, ${placeOf.country}::text AS country, ${ofRun}
    FROM run CROSS JOIN LATERAL (SELECT * FROM certificate o WHERE o.run_id = run.id OFFSET 0) f LEFT JOIN enrolment e ON e.id = f.enrolment_id
      LEFT JOIN person p ON p.id = e.person_id LEFT JOIN institution i ON i.id = ${placeOf.institution}),
  qualification_of AS (
    SELECT s.id, s.type_id, s.valid_from, s.valid_until, s.withdrawn_at, o.person_id, o.sex, o.institution_id, o.sector,
      o.country, o.run_id, o.kind, o.course_id, o.programme_id, o.held_in, o.ends_on
    FROM certificate_of o JOIN qualification s ON s.certificate_id = o.id),
  ${heldOf(runs)}, ${link},
  ${levelsFrom(sql`SELECT h.id FROM held h JOIN run ON run.id = h.id`, 'DOWN')},
  reached AS (
    SELECT p.id AS person_id, p.id, p.sex::text AS sex, p.country_code::text AS country, f.generation
    FROM (
      SELECT c.person_id, min(l.generation) AS generation
      FROM level l CROSS JOIN unnest(l.runs) AS r(id)
      CROSS JOIN LATERAL (SELECT c.person_id FROM certificate c WHERE c.run_id = r.id AND ${completed} OFFSET 0) c
      GROUP BY c.person_id HAVING min(l.generation) > 1) f
    CROSS JOIN LATERAL (SELECT * FROM person o WHERE o.id = f.person_id OFFSET 0) p),
  result_of AS (
    SELECT o.id, o.programme_id, o.course_id, o.happened_from IS NOT NULL AS dated,
      coalesce(o.happened_to, o.happened_from) AS ends_on
    FROM result o
    WHERE o.removed_at IS NULL AND (o.happened_from IS NULL OR coalesce(o.happened_to, o.happened_from)
        BETWEEN ${scope.from}::date AND least(${scope.to}::date, ${today}::date))
      AND EXISTS (
        SELECT FROM course_run r JOIN course c ON c.id = r.course_id
        WHERE r.programme_id = o.programme_id AND (o.course_id IS NULL OR r.course_id = o.course_id)
          AND (NOT EXISTS (SELECT FROM result_run w WHERE w.result_id = o.id)
            OR EXISTS (SELECT FROM result_run w WHERE w.result_id = o.id AND w.run_id = r.id))
          AND ${inScope({ ...scope, from: longAgo }, today)} AND ${runs}))`;
}

/** Each relation as a SELECT that `x` is made of. */
export const rowsOf: Record<RelationName, Prisma.Sql> = {
  run: sql`SELECT run.*, run.id AS run_id FROM run`,
  person: sql`SELECT * FROM person_once`,
  participation: sql`SELECT * FROM participation`,
  day: sql`SELECT * FROM day`,
  gain: sql`SELECT * FROM gain_of`,
  crowd: sql`SELECT * FROM crowd_of`,
  country: sql`SELECT DISTINCT country AS id, country FROM participation WHERE country IS NOT NULL`,
  institution: sql`SELECT DISTINCT institution_id AS id, sector FROM participation WHERE institution_id IS NOT NULL`,
  certificate: sql`SELECT * FROM certificate_of`,
  qualification: sql`SELECT * FROM qualification_of WHERE withdrawn_at IS NULL`,
  reached: sql`SELECT * FROM reached`,
  result: sql`SELECT * FROM result_of`,
};

/** A year of everything takes a second or two; what takes longer than this is given up. */
const patience = { timeout: 60_000, maxWait: 10_000 };

/**
 * How a statement over the relations is planned. Compiling it would cost more than it saves. Of a relation that was put
 * together before, the planner thinks that it has a row or two, and would go through all of another one for each of its
 * thousands: so it may not, and where looking up by an index is right, the relation says so by a LATERAL. Days are read
 * as they are written here.
 */
export const planned = sql`SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true),
  set_config('enable_nestloop', 'off', true), set_config('cursor_tuple_fraction', '1', true), set_config('datestyle', 'ISO', true)`;

/** Runs a statement over the relations. */
export const readRelations = <Row>(statement: Prisma.Sql): Promise<Row[]> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw(planned);
    return tx.$queryRaw<Row[]>(statement);
  }, patience);
