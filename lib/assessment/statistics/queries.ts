import type { Actor } from '@/lib/auth/actor';
import { recordableRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { Prisma } from '@/prisma/generated/client';
import type { TestKind, TestQuestionKind } from '@/prisma/generated/enums';
import { managedCourse } from '../access/queries';
import { questionDefinition } from '../questions/schema';
import { groupShare, itemFigures, type PairedCounts, type Share } from './rules';

const { sql } = Prisma;

type Row = {
  kind: TestKind;
  questionId: string;
  number: number;
  versionId: string;
  version: number;
  questionKind: TestQuestionKind;
  points: number;
  definition: unknown;
  position: number;
  tries: number;
  answered: number;
  right: number;
  upper: Share;
  lower: Share;
  overlap: boolean;
  correlation: number | null;
  chosen: Record<string, number>;
  paired: PairedCounts | null;
};

/** What is right of `test_question_version v`, taken out of its definition once for all answers. */
const keySql = sql`
  CASE v.kind
    WHEN 'TRUE_FALSE' THEN ARRAY[v.definition ->> 'isTrue']
    ELSE ARRAY(
      SELECT option ->> 'key' FROM jsonb_array_elements(v.definition -> 'options') AS o(option)
      WHERE (option ->> 'right')::boolean)
  END AS keys,
  (v.definition ->> 'number')::numeric AS number, (v.definition ->> 'tolerance')::numeric + 1e-9 AS tolerance`;

/** `isRight` of ../questions/rules as a condition on `asked v` and `test_answer n`; a test holds the two together. */
const rightSql = sql`CASE v.kind
  WHEN 'NUMBER' THEN abs(n.number - v.number) <= v.tolerance
  WHEN 'TRUE_FALSE' THEN n.chosen = v.keys
  ELSE n.chosen @> v.keys AND n.chosen <@ v.keys
END`;

/**
 * One row for each question, in the version in which it was asked, and test: handed-in tries that stand only. Totals are
 * shares of the points of the test that was taken, so that versions of a test are looked at together.
 */
const statisticsOf = (where: Prisma.Sql) => db.$queryRaw<Row[]>`
  WITH attempt AS (
    SELECT a.id, a.kind, a.test_id, a.enrolment_id
    FROM test_attempt a JOIN course_test t ON t.id = a.test_id
    WHERE ${where} AND a.handed_in_at IS NOT NULL AND a.annulled_at IS NULL
  ), asked AS MATERIALIZED (
    SELECT q.test_id, q.position, v.question_id, v.id AS version_id, v.kind, v.points, ${keySql}
    FROM course_test_question q JOIN test_question_version v ON v.id = q.question_version_id
    WHERE q.test_id IN (SELECT test_id FROM attempt)
  ), item AS (
    SELECT a.id AS attempt_id, a.kind, a.enrolment_id, v.position, v.question_id, v.version_id, v.points,
      n.attempt_id IS NOT NULL AS answered, n.chosen, coalesce(${rightSql}, false) AS correct
    FROM attempt a
    JOIN asked v ON v.test_id = a.test_id
    LEFT JOIN test_answer n ON n.attempt_id = a.id AND n.question_version_id = v.version_id
  ), summed AS (
    SELECT attempt_id, sum(points)::int AS most, sum(points * correct::int)::int AS earned
    FROM item GROUP BY attempt_id
  ), ranked AS (
    SELECT i.kind, i.question_id, i.version_id, i.position, i.answered, i.correct,
      CASE WHEN most > points THEN (earned - points * correct::int)::float8 / (most - points) END AS others,
      rank() OVER (PARTITION BY kind, version_id ORDER BY earned::float8 / most DESC) AS from_best,
      rank() OVER (PARTITION BY kind, version_id ORDER BY earned::float8 / most) AS from_worst,
      greatest(round(${groupShare}::numeric * count(*) OVER (PARTITION BY kind, version_id)), 1)::int AS group_size
    FROM item i JOIN summed USING (attempt_id)
  ), counted AS (
    SELECT kind, question_id, version_id, min(position) AS position,
      count(*)::int AS tries,
      (count(*) FILTER (WHERE answered))::int AS answered,
      (count(*) FILTER (WHERE correct))::int AS "right",
      jsonb_build_object('tries', count(*) FILTER (WHERE from_best <= group_size),
        'right', count(*) FILTER (WHERE from_best <= group_size AND correct)) AS upper,
      jsonb_build_object('tries', count(*) FILTER (WHERE from_worst <= group_size),
        'right', count(*) FILTER (WHERE from_worst <= group_size AND correct)) AS lower,
      bool_or(from_best <= group_size AND from_worst <= group_size) AS overlap,
      corr(correct::int::float8, others) AS correlation
    FROM ranked GROUP BY kind, question_id, version_id
  ), options AS (
    SELECT kind, version_id, jsonb_object_agg(key, times) AS chosen
    FROM (
      SELECT said.kind, said.version_id, key, sum(said.times)::int AS times
      FROM (
        SELECT kind, version_id, chosen, count(*) AS times FROM item GROUP BY kind, version_id, chosen
      ) said CROSS JOIN LATERAL (SELECT DISTINCT unnest(said.chosen) AS key) k
      GROUP BY said.kind, said.version_id, key
    ) each GROUP BY kind, version_id
  ), paired AS (
    SELECT question_id, jsonb_build_object('pairs', count(*),
      'before', count(*) FILTER (WHERE pre.correct), 'after', count(*) FILTER (WHERE post.correct)) AS counts
    FROM item pre JOIN item post USING (enrolment_id, question_id)
    WHERE pre.kind = 'PRE' AND post.kind = 'POST' GROUP BY question_id
  )
  SELECT c.kind, c.question_id AS "questionId", q.number, c.version_id AS "versionId", v.version,
    v.kind AS "questionKind", v.points, v.definition, c.position, c.tries, c.answered, c."right", c.upper, c.lower,
    c.overlap, c.correlation, coalesce(o.chosen, '{}') AS chosen, p.counts AS paired
  FROM counted c
  JOIN test_question_version v ON v.id = c.version_id
  JOIN test_question q ON q.id = c.question_id
  LEFT JOIN options o ON o.kind = c.kind AND o.version_id = c.version_id
  LEFT JOIN paired p ON p.question_id = c.question_id
  ORDER BY c.kind, c.position, q.number, v.version DESC`;

function shaped({ definition, paired, upper, lower, overlap, correlation, ...row }: Row) {
  const counts = {
    ...{ tries: row.tries, right: row.right, correlation },
    upper: overlap ? null : upper,
    lower: overlap ? null : lower,
  };
  return { ...row, definition: questionDefinition.parse(definition), paired, figures: itemFigures(counts) };
}

export type QuestionStatistics = ReturnType<typeof shaped>;

/**
 * How the questions of a course did over all its runs, for who manages it: by test and question, each in the version in
 * which it was asked. Throws NotFound.
 */
export async function courseStatistics(actor: Actor, courseId: string): Promise<QuestionStatistics[]> {
  const course = await managedCourse(db, actor, courseId);
  return (await statisticsOf(sql`t.course_id = ${course.id}::uuid`)).map(shaped);
}

/** How the questions did on one run, for who records its results. Throws NotFound. */
export async function runStatistics(actor: Actor, runId: string): Promise<QuestionStatistics[]> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, recordableRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  return (await statisticsOf(sql`a.run_id = ${run.id}::uuid`)).map(shaped);
}
