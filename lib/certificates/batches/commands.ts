import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { withdrawQualificationsOf } from '@/lib/qualifications/commands';
import { idOf } from '@/lib/text/page';

/** So many rows go into one statement. */
const chunkSize = 1000;

/**
 * Withdraws an issue: every certificate of it that is still valid is revoked, with one reason, and the statuses that they
 * conferred go with them; all of it or nothing. Those that were revoked or replaced before stay as they are. Refuses
 * NOTHING_TO_WITHDRAW, and OWN_CERTIFICATE where one of them is the actor's own.
 */
export async function withdrawBatch(
  actor: Actor,
  batchId: string,
  { reason }: { reason: string },
): Promise<Outcome<{ revoked: number; statuses: number }>> {
  const id = idOf(batchId);
  if (!id) throw new NotFound('issue');
  return inTransaction(
    async (tx) => {
      const batch = await tx.issueBatch.findFirst({
        where: { id, run: managedRuns(actor) },
        select: { runId: true },
      });
      if (!batch) throw new NotFound('issue');
      // As an issue does: what is being issued anew for one of these people comes before this or after it.
      await tx.$queryRaw`SELECT 1 FROM course_run WHERE id = ${batch.runId}::uuid FOR NO KEY UPDATE`;
      const live = await tx.$queryRaw<{ id: string; personId: string }[]>`
        SELECT id, person_id AS "personId" FROM certificate
        WHERE batch_id = ${id}::uuid AND ended_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
      if (live.length === 0) return refuse('NOTHING_TO_WITHDRAW');
      if (live.some(({ personId }) => personId === actor.personId)) return refuse('OWN_CERTIFICATE');
      let statuses = 0;
      for (let from = 0; from < live.length; from += chunkSize) {
        const ids = live.slice(from, from + chunkSize).map((certificate) => certificate.id);
        await tx.certificateEvent.createMany({
          data: ids.map((certificateId) => ({
            certificateId,
            kind: 'REVOKED' as const,
            by: actor.by,
            reason,
          })),
        });
        statuses += await withdrawQualificationsOf(tx, actor, ids, reason);
      }
      await tx.issueBatch.update({
        where: { id },
        data: { withdrawnAt: new Date(), withdrawnBy: actor.by, withdrawnReason: reason },
        select: { id: true },
      });
      await audit(tx, actor, {
        action: 'withdrawBatch',
        subjectType: 'run',
        subjectId: batch.runId,
        details: { batchId: id, certificates: live.length, statuses },
      });
      return done({ revoked: live.length, statuses });
    },
    { timeoutMs: 120_000 },
  );
}
