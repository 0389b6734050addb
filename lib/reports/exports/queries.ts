import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { exportState } from './rules';

/** So many of one's exports are shown. */
const most = 10;

/** One's own exports that are kept or under way, the latest first. */
export async function ownExports(actor: Actor, now: Date) {
  if (!actor.accountId) return [];
  const rows = await db.reportExport.findMany({
    where: { accountId: actor.accountId, expiresAt: { gt: now }, removedAt: null },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: {
      ...{
        id: true,
        format: true,
        purpose: true,
        askedAt: true,
        expiresAt: true,
        madeAt: true,
        failedAt: true,
      },
      ...{ removedAt: true, rowsDone: true, rowsTotal: true },
    },
  });
  return rows.map(({ madeAt, failedAt, removedAt, ...row }) => ({
    ...row,
    state: exportState({ madeAt, failedAt, removedAt, expiresAt: row.expiresAt }, now),
  }));
}

export type OwnExport = Awaited<ReturnType<typeof ownExports>>[number];
