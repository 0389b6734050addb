import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { TestKind } from '@/prisma/generated/enums';
import { lockedCourse } from '../access/queries';
import { sameOrder, testProblems, type Askable } from './rules';
import type { TestInput } from './schema';

type Composed = { version: number };

/**
 * Composes the test of a course before or after: a new version that asks the questions in their latest versions. Runs
 * whose test has been opened keep what they ask. What asks the same as the latest version makes none. Refuses
 * CHANGED_MEANWHILE (the latest is not the one that was seen), QUESTION_UNKNOWN, QUESTION_RETIRED, TWICE_IN_ONE. Throws
 * NotFound.
 */
export async function composeTest(
  actor: Actor,
  courseId: string,
  { kind, questionIds, seen }: TestInput,
): Promise<Outcome<Composed>> {
  return inTransaction(async (tx) => {
    const { id } = await lockedCourse(tx, actor, courseId);
    const known = await askableOf(tx, id, questionIds);
    const problems = testProblems(questionIds, known);
    if (problems.length > 0) return refuseAll(problems);
    const versionIds = questionIds.flatMap((questionId) => known.get(questionId)?.versionId ?? []);
    return written(tx, actor, { courseId: id, kind, seen }, versionIds);
  });
}

/**
 * Makes the test after ask exactly what the test before asks, in the same words. Refuses PRE_TEST_MISSING,
 * CHANGED_MEANWHILE (`seen` is the version of the test after), and QUESTION_RETIRED where the test before asks one that
 * is put into no further test. Throws NotFound.
 */
export async function sameForBoth(
  actor: Actor,
  courseId: string,
  { seen }: { seen: number | null },
): Promise<Outcome<Composed>> {
  return inTransaction(async (tx) => {
    const { id } = await lockedCourse(tx, actor, courseId);
    const before = await latestTest(tx, id, 'PRE');
    if (!before) return refuse('PRE_TEST_MISSING');
    if (before.questions.some(({ retired }) => retired)) return refuse('QUESTION_RETIRED');
    const versionIds = before.questions.map(({ versionId }) => versionId);
    return written(tx, actor, { courseId: id, kind: 'POST', seen }, versionIds);
  });
}

async function askableOf(tx: Transaction, courseId: string, ids: readonly string[]) {
  const rows = await tx.testQuestion.findMany({
    where: { courseId, id: { in: [...new Set(ids)] } },
    select: {
      ...{ id: true, retiredAt: true },
      versions: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const known = rows.flatMap(({ id, retiredAt, versions: [latest] }): [string, Askable][] =>
    latest ? [[id, { id, versionId: latest.id, retired: retiredAt !== null }]] : [],
  );
  return new Map(known);
}

async function latestTest(tx: Transaction, courseId: string, kind: TestKind) {
  const test = await tx.courseTest.findFirst({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      questions: {
        orderBy: { position: 'asc' },
        select: {
          questionVersionId: true,
          questionVersion: { select: { question: { select: { retiredAt: true } } } },
        },
      },
    },
  });
  if (!test) return null;
  const questions = test.questions.map(({ questionVersionId, questionVersion }) => ({
    versionId: questionVersionId,
    retired: questionVersion.question.retiredAt !== null,
  }));
  return { version: test.version, questions };
}

/** The version that asks this: the latest one, or a new one where it asks something else. */
async function written(
  tx: Transaction,
  actor: Actor,
  { courseId, kind, seen }: { courseId: string; kind: TestKind; seen: number | null },
  versionIds: readonly string[],
): Promise<Outcome<Composed>> {
  const last = await latestTest(tx, courseId, kind);
  if ((last?.version ?? null) !== seen) return refuse('CHANGED_MEANWHILE');
  const asked = last?.questions.map(({ versionId }) => versionId) ?? [];
  if (last && sameOrder(asked, versionIds)) return done({ version: last.version });
  const version = (last?.version ?? 0) + 1;
  await tx.courseTest.create({
    data: {
      ...{ courseId, kind, version, createdBy: actor.by },
      questions: {
        create: versionIds.map((questionVersionId, index) => ({ position: index + 1, questionVersionId })),
      },
    },
    select: { id: true },
  });
  await audit(tx, actor, {
    action: 'composeTest',
    subjectType: 'course',
    subjectId: courseId,
    details: { kind, version, questions: versionIds.length },
  });
  return done({ version });
}
