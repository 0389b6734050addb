import { walkInsWaiting } from '@/lib/attendance/walk-ins/queries';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { certificatesChangedSince } from '@/lib/certificates/changes/queries';
import { db } from '@/lib/db/client';
import { atMost, changedDays } from '../rules';

const placed = {
  ...{ id: true, code: true, cityEn: true, cityRu: true },
  course: { select: { titleEn: true, titleRu: true } },
} as const;

/** Those of the runs that are the actor's, the latest first. */
const managed = (actor: Actor, ids: Iterable<string>) =>
  db.courseRun.findMany({
    where: { AND: [{ id: { in: [...ids] } }, managedRuns(actor)] },
    orderBy: [{ startsOn: 'desc' }, { code: 'asc' }],
    take: atMost,
    select: placed,
  });

/** Runs at whose door people stood that are on no list, and nobody has said who they are. */
export async function walkInRuns(actor: Actor) {
  const waiting = await walkInsWaiting();
  if (waiting.size === 0) return [];
  const runs = await managed(actor, waiting.keys());
  return runs.map((run) => ({ ...run, waiting: waiting.get(run.id) ?? 0 }));
}

/** Runs with certificates after whose issue attendance was recorded lately, and nobody has decided over them. */
export async function changedAfterIssueRuns(actor: Actor, now: Date) {
  const changed = await certificatesChangedSince(new Date(now.getTime() - changedDays * 86_400_000));
  if (changed.size === 0) return [];
  const runs = await managed(actor, changed.keys());
  return runs.map((run) => ({ ...run, certificates: changed.get(run.id) ?? 0 }));
}
