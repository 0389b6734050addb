import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { emptyGaps } from '@/lib/people/intake/commands';
import { runChanged } from '@/lib/runs/changes/commands';
import { lockedRun } from '../../places/queries';
import { importBatch } from '../queries';
import { filledSchema } from '../schema';
import { hangingOn } from './queries';
import { undoRefusals } from './rules';

type Undone = { places: number; people: number; emptied: number };

/**
 * Takes an applied list back: removes the places that it made with the decisions over them, the people whom it
 * brought, and what it filled in of others where that still stands as it was filled in. All of it or nothing.
 * Refuses IMPORT_NOT_APPLIED, IMPORT_UNDONE, and person by person UNDO_MARKED, UNDO_ASSESSED, UNDO_CERTIFIED, UNDO_HELD,
 * UNDO_INVITED, UNDO_NOMINATED, UNDO_ELSEWHERE, UNDO_KNOWN. NotFound for an import of a run that the actor does not manage.
 */
export async function undoImport(actor: Actor, batchId: string): Promise<Outcome<Undone>> {
  return inTransaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('apply_import'))`;
      await tx.$queryRaw`SELECT id FROM import_batch WHERE id = ${batchId}::uuid FOR UPDATE`;
      const batch = await importBatch(tx, actor, batchId);
      if (!batch.appliedAt) return refuse('IMPORT_NOT_APPLIED');
      if (batch.undoneAt) return refuse('IMPORT_UNDONE');
      const run = await lockedRun(tx, actor, batch.runId);
      const refusals = undoRefusals(await hangingOn(tx, batchId));
      if (refusals.length > 0) return refuseAll(refusals);
      const undone = await takeBack(tx, batchId);
      await tx.importBatch.update({
        where: { id: batchId },
        data: { undoneAt: new Date(), undoneBy: actor.by },
        select: { id: true },
      });
      await runChanged(tx, run.id);
      await audit(tx, actor, {
        action: 'undoImport',
        subjectType: 'import',
        subjectId: batchId,
        details: { runId: run.id, ...undone },
      });
      return done(undone);
    },
    { timeoutMs: 60_000 },
  );
}

async function takeBack(tx: Transaction, batchId: string): Promise<Undone> {
  await tx.$executeRaw`SELECT set_config('cascade.rewriting', 'undo-import', true)`;
  await tx.$executeRaw`
    DELETE FROM enrolment_decision d USING enrolment e
    WHERE e.id = d.enrolment_id AND e.import_batch_id = ${batchId}::uuid`;
  const places = await tx.$executeRaw`DELETE FROM enrolment WHERE import_batch_id = ${batchId}::uuid`;
  await tx.$executeRaw`SELECT set_config('cascade.rewriting', '', true)`;
  const people = await tx.$executeRaw`
    DELETE FROM person p USING imported_person b WHERE b.person_id = p.id AND b.batch_id = ${batchId}::uuid`;
  const { filled } = await tx.importBatch.findUniqueOrThrow({
    where: { id: batchId },
    select: { filled: true },
  });
  return { places, people, emptied: await emptyGaps(tx, filledSchema.parse(filled)) };
}
