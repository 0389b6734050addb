import type { Db } from '@/lib/db/client';

/** The holds of a run that nobody has lifted yet, by enrolment. For queries and commands that have authorised already. */
export async function openHolds(tx: Db, runId: string) {
  const rows = await tx.certificateHold.findMany({
    where: { runId, liftedAt: null },
    select: { enrolmentId: true, reason: true, heldAt: true },
  });
  return new Map(rows.map(({ enrolmentId, ...hold }) => [enrolmentId, hold]));
}

/** Who of a run is held. */
export const heldEnrolments = async (tx: Db, runId: string): Promise<ReadonlySet<string>> =>
  new Set((await openHolds(tx, runId)).keys());
