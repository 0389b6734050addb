import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canWaiveQualification } from '@/lib/auth/policy';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { runToChange } from '../../access/queries';
import { verdictOn } from '../assignment/queries';
import type { WaiverInput } from '../schema';

/**
 * Admits somebody who is assigned already, and whose status has ended or was suspended since, with a reason that stays
 * visible. An administrator's decision. Refuses WAIVER_NOT_NEEDED; not found where the person does not teach on the run
 * now.
 */
export async function waiveQualification(
  actor: Actor,
  runId: string,
  { personId, reason }: WaiverInput,
): Promise<Outcome<{ personId: string }>> {
  const trainerId = idOf(personId);
  if (!canWaiveQualification(actor) || !trainerId) throw new NotFound('trainer');
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const verdict = await verdictOn(tx, run, trainerId);
    const assignment = await tx.trainerAssignment.findFirst({
      where: { runId: run.id, personId: trainerId, removedAt: null },
      select: { id: true, waiverReason: true },
    });
    if (!assignment) throw new NotFound('trainer');
    if (verdict.may || assignment.waiverReason !== null) return refuse('WAIVER_NOT_NEEDED');
    await tx.trainerAssignment.update({
      where: { id: assignment.id },
      data: { waiverReason: reason, waivedBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'waiveQualification',
      subjectType: 'run',
      subjectId: run.id,
      details: { personId: trainerId, missing: verdict.reason },
    });
    return done({ personId: trainerId });
  });
}
