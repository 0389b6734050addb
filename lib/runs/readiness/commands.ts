import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { refuseIfCancelled, runToChange } from '../access/queries';

/**
 * Says that something handed out is ready, or that it is not after all; saying it twice changes nothing. Refuses
 * RUN_CANCELLED. A run that is not the actor's, and a material of another run, are not found.
 */
export async function markMaterial(
  actor: Actor,
  runId: string,
  { materialId, ready }: { materialId: string; ready: boolean },
): Promise<Outcome<{ ready: boolean }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const id = idOf(materialId);
    const material =
      id &&
      (await tx.runMaterial.findFirst({ where: { id, runId: run.id }, select: { id: true, readyAt: true } }));
    if (!material) throw new NotFound('material');
    if ((material.readyAt !== null) === ready) return done({ ready });
    await tx.runMaterial.update({
      where: { id: material.id },
      data: ready ? { readyAt: new Date(), readyBy: actor.by } : { readyAt: null, readyBy: null },
    });
    await audit(tx, actor, {
      action: ready ? 'readyMaterial' : 'unreadyMaterial',
      subjectType: 'run',
      subjectId: run.id,
      details: { materialId: material.id },
    });
    return done({ ready });
  });
}
