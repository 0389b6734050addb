import type { Actor } from '@/lib/auth/actor';
import { db, type Db } from '@/lib/db/client';
import type { TestKind } from '@/prisma/generated/enums';
import { managedCourse } from '../access/queries';
import { wholeLanguages, type AskedQuestion } from '../questions/rules';
import { questionDefinition } from '../questions/schema';

/** What a version of a test asks, in its order. For queries and commands that have authorised already. */
export async function askedIn(tx: Db, testId: string): Promise<AskedQuestion[]> {
  const rows = await tx.courseTestQuestion.findMany({
    where: { testId },
    orderBy: { position: 'asc' },
    select: { questionVersion: { select: { id: true, kind: true, points: true, definition: true } } },
  });
  return rows.map(({ questionVersion: { definition, ...asked } }) => ({
    ...asked,
    definition: questionDefinition.parse(definition),
  }));
}

/**
 * The tests of a course as they are now, for who manages it: what each asks in its order, what of that has a newer version
 * or is retired, the points of the whole, the languages that everything can be asked in, and by how many runs this version
 * was opened. Null: there is none yet. Throws NotFound.
 */
export async function courseTests(
  actor: Actor,
  courseId: string,
): Promise<Record<TestKind, CourseTestView | null>> {
  const { id } = await managedCourse(db, actor, courseId);
  const [PRE, POST] = await Promise.all([latestTest(id, 'PRE'), latestTest(id, 'POST')]);
  return { PRE, POST };
}

async function latestTest(courseId: string, kind: TestKind) {
  const row = await db.courseTest.findFirst({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: {
      ...{ id: true, version: true, createdAt: true },
      questions: {
        orderBy: { position: 'asc' },
        select: {
          questionVersion: {
            select: {
              ...{ id: true, version: true, kind: true, points: true, definition: true },
              question: {
                select: { id: true, number: true, retiredAt: true, _count: { select: { versions: true } } },
              },
            },
          },
        },
      },
      _count: { select: { runs: true } },
    },
  });
  return row && shaped(row);
}

type Row = {
  id: string;
  version: number;
  createdAt: Date;
  questions: {
    questionVersion: Omit<AskedQuestion, 'definition'> & {
      version: number;
      definition: unknown;
      question: { id: string; number: number; retiredAt: Date | null; _count: { versions: number } };
    };
  }[];
  _count: { runs: number };
};

function shaped({ questions, _count, ...test }: Row) {
  const asked = questions.map(({ questionVersion: { question, definition, ...version } }) => ({
    ...version,
    definition: questionDefinition.parse(definition),
    questionId: question.id,
    number: question.number,
    retired: question.retiredAt !== null,
    /** There is a newer version of the question, which this test does not ask. */
    outdated: question._count.versions > version.version,
  }));
  return {
    ...test,
    questions: asked,
    points: asked.reduce((sum, { points }) => sum + points, 0),
    languages: wholeLanguages(asked),
    runs: _count.runs,
  };
}

export type CourseTestView = ReturnType<typeof shaped>;
