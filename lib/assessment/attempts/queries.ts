import type { Db } from '@/lib/db/client';
import type { TestKind } from '@/prisma/generated/enums';
import type { GivenAnswer } from '../questions/rules';

const answer = { attemptId: true, questionVersionId: true, chosen: true, number: true } as const;

/** What was answered in these tries: by try, by question. */
export async function answersOf(
  tx: Db,
  attemptIds: readonly string[],
): Promise<Map<string, Map<string, GivenAnswer>>> {
  const rows = await tx.testAnswer.findMany({
    where: { attemptId: { in: [...attemptIds] } },
    select: answer,
  });
  const all = new Map(attemptIds.map((id) => [id, new Map<string, GivenAnswer>()]));
  for (const { attemptId, questionVersionId, chosen, number } of rows) {
    all.get(attemptId)?.set(questionVersionId, { chosen, number: number?.toNumber() ?? null });
  }
  return all;
}

/** The version of a course's test that was composed last; null: none is. */
export const latestTest = (tx: Db, courseId: string, kind: TestKind) =>
  tx.courseTest.findFirst({
    where: { courseId, kind },
    orderBy: { version: 'desc' },
    select: { id: true, version: true },
  });

export const attemptFacts = {
  ...{ id: true, runId: true, kind: true, testId: true, enrolmentId: true, source: true },
  ...{ startedAt: true, handedInAt: true },
} as const;

/** The try of a place that stands; null: there is none. `TestAttempt` holds at most one. */
export const standingAttempt = (tx: Db, enrolmentId: string, kind: TestKind) =>
  tx.testAttempt.findFirst({ where: { enrolmentId, kind, annulledAt: null }, select: attemptFacts });
