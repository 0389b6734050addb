import type { Db } from '@/lib/db/client';
import type { TestKind } from '@/prisma/generated/enums';

/** The test of a run as it is pinned and open or closed; null: it never was opened. */
export const testOfRun = (tx: Db, runId: string, kind: TestKind) =>
  tx.runTest.findUnique({
    where: { runId_kind: { runId, kind } },
    select: { testId: true, linkVersion: true, openedAt: true, closedAt: true },
  });
