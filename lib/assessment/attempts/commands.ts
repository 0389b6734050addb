import type { Transaction } from '@/lib/db/transaction';
import type { TestKind } from '@/prisma/generated/enums';
import { scoreOf } from '../questions/rules';
import type { Score } from '../scores/rules';
import { answersOf } from './queries';
import { askedIn } from '../tests/queries';

type Handed = { id: string; runId: string; kind: TestKind; testId: string; enrolmentId: string };

/**
 * Hands these tries in: the time, and the score of each as a row of `test_score`, which stands as the latest. For commands
 * that have authorised, hold the run and the tries, and know that none of them was handed in.
 */
export async function handInAttempts(
  tx: Transaction,
  attempts: readonly Handed[],
  { by, now }: { by: string; now: Date },
): Promise<Map<string, Score>> {
  const ids = attempts.map(({ id }) => id);
  const answers = await answersOf(tx, ids);
  const testIds = [...new Set(attempts.map(({ testId }) => testId))];
  const questions = new Map<string, Awaited<ReturnType<typeof askedIn>>>();
  for (const testId of testIds) questions.set(testId, await askedIn(tx, testId));
  const scores = new Map(
    attempts.map(({ id, testId }) => [
      id,
      scoreOf(questions.get(testId) ?? [], answers.get(id) ?? new Map()),
    ]),
  );
  await tx.testAttempt.updateMany({ where: { id: { in: ids } }, data: { handedInAt: now } });
  await tx.testScore.createMany({
    data: attempts.map(({ id, runId, kind, enrolmentId }) => ({
      ...{ runId, kind, enrolmentId, source: 'TEST' as const, recordedBy: by },
      ...scores.get(id),
    })),
  });
  return scores;
}

/** Takes back the scores that came of tests at these places; what somebody entered over one stays. */
export async function takeScoresBack(
  tx: Transaction,
  { runId, kind }: { runId: string; kind: TestKind },
  enrolmentIds: readonly string[],
  by: string,
): Promise<void> {
  const standing = await tx.testScore.findMany({
    where: { runId, kind, enrolmentId: { in: [...enrolmentIds] } },
    orderBy: [{ enrolmentId: 'asc' }, { seq: 'desc' }],
    distinct: ['enrolmentId'],
    select: { enrolmentId: true, source: true, points: true },
  });
  await tx.testScore.createMany({
    data: standing
      .filter(({ source, points }) => source === 'TEST' && points !== null)
      .map(({ enrolmentId }) => ({
        ...{ runId, kind, enrolmentId, source: 'TEST' as const, recordedBy: by },
        ...{ points: null, maxPoints: null },
      })),
  });
}
