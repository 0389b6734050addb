import type { Db } from '@/lib/db/client';
import type { TestKind } from '@/prisma/generated/enums';
import type { Score } from './rules';

/** A score that stands; null points: it was taken back. `former`: how often something else stood there before. */
export type StandingScore = {
  id: string;
  score: Score | null;
  recordedAt: Date;
  recordedBy: string;
  former: (Score | null)[];
};

export type Scores = Partial<Record<TestKind, StandingScore>>;

/** The scores of a run that stand, by enrolment. For queries and commands that have authorised already. */
export async function scoresOf(
  tx: Db,
  runId: string,
  enrolmentIds?: readonly string[],
  kind?: TestKind,
): Promise<Map<string, Scores>> {
  const rows = await tx.testScore.findMany({
    where: {
      runId,
      ...(enrolmentIds ? { enrolmentId: { in: [...enrolmentIds] } } : {}),
      ...(kind ? { kind } : {}),
    },
    orderBy: { seq: 'asc' },
    select: {
      ...{ id: true, enrolmentId: true, kind: true, points: true, maxPoints: true },
      ...{ recordedAt: true, recordedBy: true },
    },
  });
  const standing = new Map<string, Scores>();
  for (const { enrolmentId, points, maxPoints, kind: of, ...row } of rows) {
    const score = points && maxPoints ? { points: points.toNumber(), maxPoints: maxPoints.toNumber() } : null;
    const before = standing.get(enrolmentId)?.[of];
    const former = before ? [...before.former, before.score] : [];
    standing.set(enrolmentId, { ...standing.get(enrolmentId), [of]: { ...row, score, former } });
  }
  return standing;
}
