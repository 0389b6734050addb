import type { Db } from '@/lib/db/client';
import type { TestKind } from '@/prisma/generated/enums';
import { latestTest } from '../queries';

/** The test of a run as it is pinned and open or closed; null: it never was opened. */
export const testOfRun = (tx: Db, runId: string, kind: TestKind) =>
  tx.runTest.findUnique({
    where: { runId_kind: { runId, kind } },
    select: { testId: true, linkVersion: true, openedAt: true, closedAt: true },
  });

/** Which version of a test a run takes, or would if it were opened now: the pinned one, else the course's latest; null: none. */
export async function testToTake(
  tx: Db,
  { id, courseId }: { id: string; courseId: string },
  kind: TestKind,
): Promise<string | null> {
  const pinned = await testOfRun(tx, id, kind);
  return pinned?.testId ?? (await latestTest(tx, courseId, kind))?.id ?? null;
}
