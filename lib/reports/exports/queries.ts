import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { exportState, jobKeyOf } from './rules';

/** So many of one's exports are shown. */
const most = 10;

/**
 * Those exports that a job has in hand, or will try. A process that was killed in the middle gives its job back; one that was
 * killed at the last try has nobody left to say that it failed.
 */
async function worked(ids: readonly string[]): Promise<Set<string>> {
  const jobs = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM graphile_worker.jobs
    WHERE key = ANY(${ids.map(jobKeyOf)}::text[]) AND (attempts < max_attempts OR locked_at IS NOT NULL)`;
  const keys = new Set(jobs.map(({ key }) => key));
  return new Set(ids.filter((id) => keys.has(jobKeyOf(id))));
}

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
  const open = rows.filter(({ madeAt, failedAt }) => !madeAt && !failedAt).map(({ id }) => id);
  const atWork = open.length > 0 ? await worked(open) : new Set<string>();
  return rows.map(({ madeAt, failedAt, removedAt, ...row }) => ({
    ...row,
    state: exportState({ madeAt, failedAt, removedAt, expiresAt: row.expiresAt }, atWork.has(row.id), now),
  }));
}

export type OwnExport = Awaited<ReturnType<typeof ownExports>>[number];
