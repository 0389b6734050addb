import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf, pageOf, type Page, type PageRequest } from '@/lib/text/page';
import { Prisma } from '@/prisma/generated/client';
import type { TestKind, TestQuestionKind } from '@/prisma/generated/enums';
import { managedCourse } from '../access/queries';
import { questionDefinition, questionLanguages, type QuestionLanguage } from './schema';

const { sql } = Prisma;

export type BankFilter = PageRequest & { kind: TestQuestionKind | null; retired: boolean };

/** A test that asks the question now, and in which of its versions. */
export type StandsIn = { kind: TestKind; version: number };

type Row = {
  id: string;
  number: number;
  retired: boolean;
  versionId: string;
  version: number;
  kind: TestQuestionKind;
  points: number;
  definition: unknown;
  standsIn: StandsIn[];
  total: number;
};

/** Each word stands in the question or in one of its options, in any language; or is its number. */
const wordsOf = (q: string): Prisma.Sql[] =>
  q
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const like = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      return sql`(q.number::text = ${word.replace(/^[#№]/, '')} OR EXISTS (
        SELECT 1 FROM jsonb_path_query(v.definition, '$.**.texts.*') AS said(text)
        WHERE said.text #>> '{}' ILIKE ${like}))`;
    });

const all = (conditions: readonly Prisma.Sql[]) => Prisma.join([...conditions], ' AND ');

const bankOf = (where: readonly Prisma.Sql[], limit: Prisma.Sql) => db.$queryRaw<Row[]>`
  SELECT q.id, q.number, q.retired_at IS NOT NULL AS retired,
    v.id AS "versionId", v.version, v.kind, v.points, v.definition,
    coalesce(stands.tests, '[]') AS "standsIn", (count(*) OVER ())::int AS total
  FROM test_question q
  JOIN LATERAL (
    SELECT * FROM test_question_version v WHERE v.question_id = q.id ORDER BY v.version DESC LIMIT 1
  ) v ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'version', w.version) ORDER BY t.kind) AS tests
    FROM (
      SELECT DISTINCT ON (kind) id, kind FROM course_test
      WHERE course_id = q.course_id ORDER BY kind, version DESC
    ) t
    JOIN course_test_question c ON c.test_id = t.id
    JOIN test_question_version w ON w.id = c.question_version_id AND w.question_id = q.id
  ) stands ON true
  WHERE ${all(where)}
  ORDER BY q.number ${limit}`;

const shaped = ({ total: _, definition, ...row }: Row) => ({
  ...row,
  definition: questionDefinition.parse(definition),
});

export type BankQuestion = ReturnType<typeof shaped>;

/**
 * The questions of a course as they are now, by number, for who manages it: those that can be asked or those that are
 * retired, with the tests that ask them. `version`: how many there have been. Throws NotFound.
 */
export async function bank(
  actor: Actor,
  courseId: string,
  { q, page, kind, retired }: BankFilter,
): Promise<Page<BankQuestion>> {
  const course = await managedCourse(db, actor, courseId);
  const { skip, take } = pageOf(page);
  const rows = await bankOf(
    [
      sql`q.course_id = ${course.id}::uuid`,
      retired ? sql`q.retired_at IS NOT NULL` : sql`q.retired_at IS NULL`,
      ...(kind ? [sql`v.kind::text = ${kind}`] : []),
      ...wordsOf(q),
    ],
    sql`LIMIT ${take} OFFSET ${skip}`,
  );
  // A page beyond the last one, as after a search within it: the first.
  if (rows.length === 0 && page > 1) return bank(actor, courseId, { q, page: 1, kind, retired });
  return { rows: rows.map(shaped), total: rows[0]?.total ?? 0, page };
}

/** The course of a bank, and how many questions can be asked and are retired. Throws NotFound. */
export async function bankHead(actor: Actor, courseId: string) {
  const { id, code } = await managedCourse(db, actor, courseId);
  const [retired, standing] = await Promise.all([
    db.testQuestion.count({ where: { courseId: id, retiredAt: { not: null } } }),
    db.testQuestion.count({ where: { courseId: id, retiredAt: null } }),
  ]);
  return { id, code, standing, retired };
}

/** Everything that can be put into a test, by number; at most as many as a bank holds. Throws NotFound. */
export async function askable(actor: Actor, courseId: string): Promise<BankQuestion[]> {
  const course = await managedCourse(db, actor, courseId);
  const rows = await bankOf([sql`q.course_id = ${course.id}::uuid`, sql`q.retired_at IS NULL`], sql``);
  return rows.map(shaped);
}

/** One question of the course with its earlier versions, the latest first. Throws NotFound. */
export async function question(actor: Actor, courseId: string, questionId: string) {
  const course = await managedCourse(db, actor, courseId);
  const id = idOf(questionId);
  const [row] = id
    ? await bankOf([sql`q.course_id = ${course.id}::uuid`, sql`q.id = ${id}::uuid`], sql`LIMIT 1`)
    : [];
  if (!row) throw new NotFound('question');
  const versions = await db.testQuestionVersion.findMany({
    where: { questionId: row.id },
    orderBy: { version: 'desc' },
    take: 50,
    select: { ...{ id: true, version: true, kind: true, points: true, definition: true }, createdAt: true },
  });
  return {
    course,
    ...shaped(row),
    versions: versions.map((each) => ({ ...each, definition: questionDefinition.parse(each.definition) })),
  };
}

/**
 * The languages to write questions of a course in: those of the screens and those in which it is held. Of a language
 * that no question can be asked in nothing is said.
 */
export async function courseLanguages(actor: Actor, courseId: string): Promise<QuestionLanguage[]> {
  const { id } = await managedCourse(db, actor, courseId);
  const rows = await db.$queryRaw<{ language: string }[]>`
    SELECT DISTINCT lower(split_part(unnest(languages), '-', 1)) AS language
    FROM course_run WHERE course_id = ${id}::uuid`;
  const held = new Set(['en', 'ru', ...rows.map(({ language }) => language)]);
  return questionLanguages.filter((language) => held.has(language));
}
