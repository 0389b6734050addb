import { Prisma } from '@/prisma/generated/client';

/**
 * Scores and verdicts over the places of `run`, reckoned by sets: what stands of each, and where the conditions that hang
 * on them stand. The same as `lib/assessment` and `lib/certificates/completion/results/rules` conclude place by place.
 */

const { sql } = Prisma;

/**
 * `score`: what stands of the tests before and after a run, a row a place and test, without those taken back.
 * `word`: the last word of each assessor over each place, where the rule asks for one; nobody's over themselves.
 * `teaching`: of which tracks somebody is on sessions (`everyone`: on one without a track), where it matters who taught.
 * `judged`: what the words come to, a row a place. All of them once: looked up for each place they would be reckoned anew.
 */
export const results = sql`
  score AS MATERIALIZED (
    SELECT t.* FROM (
      SELECT DISTINCT ON (t.enrolment_id, t.kind) t.enrolment_id, t.kind::text AS kind, t.points, t.max_points
      FROM run JOIN test_score t ON t.run_id = run.id ORDER BY t.enrolment_id, t.kind, t.seq DESC) AS t
    WHERE t.points IS NOT NULL),
  word AS MATERIALIZED (
    SELECT DISTINCT ON (v.enrolment_id, v.assessor_id) v.enrolment_id, v.assessor_id, v.passed, e.run_id, e.track_id
    FROM run JOIN assessor_verdict v ON v.run_id = run.id JOIN enrolment e ON e.id = v.enrolment_id
    WHERE NOT run.reckoned AND run.independent IS NOT NULL AND v.assessor_id <> e.person_id
    ORDER BY v.enrolment_id, v.assessor_id, v.seq DESC),
  teaching AS MATERIALIZED (
    SELECT s.run_id, x.person_id, bool_or(s.track_id IS NULL) AS everyone,
      array_agg(s.track_id) FILTER (WHERE s.track_id IS NOT NULL) AS tracks
    FROM run JOIN session s ON s.run_id = run.id JOIN session_trainer x ON x.session_id = s.id
    WHERE run.independent GROUP BY s.run_id, x.person_id),
  judged AS MATERIALIZED (
    SELECT w.enrolment_id, bool_or(NOT w.passed) AS refused, bool_or(w.passed) AS passed,
      bool_or(w.passed AND NOT CASE
        WHEN t.run_id IS NOT NULL THEN t.everyone OR coalesce(w.track_id = ANY(t.tracks), false)
        ELSE EXISTS (
          SELECT FROM trainer_assignment a WHERE a.run_id = w.run_id AND a.person_id = w.assessor_id
            AND a.declined_at IS NULL
            AND (a.removed_at IS NULL OR a.removed_at >= run.starts_on::timestamp AT TIME ZONE 'UTC')) END) AS others
    FROM word w JOIN run ON run.id = w.run_id
    LEFT JOIN teaching t ON t.run_id = w.run_id AND t.person_id = w.assessor_id
    WHERE w.passed IS NOT NULL GROUP BY w.enrolment_id)`;

/** How bad a condition stands: 0 met, 1 open, 2 not met; the worst decides. Of a place with its `judged j`. */
export const verdictState = sql`
  CASE WHEN run.independent IS NULL THEN 0 WHEN j.refused THEN 2
    WHEN CASE WHEN run.independent THEN j.others ELSE j.passed END THEN 0 ELSE 1 END`;

/** The same of a place with what stands of its test after the run, `post`. */
export const postTestState = sql`
  CASE WHEN run.post_percent IS NULL THEN 0 WHEN post.points IS NULL THEN 1
    WHEN post.points * 100 >= run.post_percent * post.max_points THEN 0 ELSE 2 END`;
