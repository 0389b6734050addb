import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { idOf } from '@/lib/text/page';

/** The name of a season, for those who manage one of its runs; null where they do not, or there is none. */
export async function seasonTitle(actor: Actor, seasonId: string | null) {
  const id = idOf(seasonId ?? undefined);
  return id
    ? db.season.findFirst({
        where: { id, runs: { some: managedRuns(actor) } },
        select: { id: true, titleEn: true, titleRu: true },
      })
    : null;
}
