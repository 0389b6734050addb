import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { idOf } from '@/lib/text/page';
import { runToChange } from '../access/queries';
import { freeTrainer } from './answers/commands';
import { assign } from './assignment/commands';
import type { AssignmentInput } from './schema';

/**
 * Lets a person teach on a run, on all of its sessions; a session's own form can choose fewer. Refuses TRAINER_TWICE,
 * TRAINER_IS_PARTICIPANT, TRAINER_BUSY(_ON), TRAINER_NOT_QUALIFIED unless an administrator waives it with a reason
 * (WAIVER_NEEDS_ADMINISTRATOR), RUN_CANCELLED; and, unless a reason lets it pass, which stays visible,
 * TRAINER_UNAVAILABLE and TRAINER_TAKES_PART(_IN). People whom the actor does not see are not found.
 */
export async function assignTrainer(
  actor: Actor,
  runId: string,
  input: AssignmentInput,
): Promise<Outcome<{ assignmentId: string }>> {
  return inTransaction(async (tx) => assign(tx, actor, await runToChange(tx, actor, runId), input));
}

/**
 * Ends a trainer's assignment. The row stays, so that what was recorded stays explained, and so do the sessions that
 * have begun; those to come are free of the trainer. Not found where the person does not teach on the run now.
 */
export async function removeTrainer(
  actor: Actor,
  runId: string,
  personId: string,
): Promise<Outcome<{ sessionsFreed: number }>> {
  const trainerId = idOf(personId);
  if (!trainerId) throw new NotFound('trainer');
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const now = new Date();
    const { count } = await tx.trainerAssignment.updateMany({
      where: { runId: run.id, personId: trainerId, removedAt: null },
      data: { removedAt: now, removedBy: actor.by },
    });
    if (count === 0) throw new NotFound('trainer');
    const sessionsFreed = await freeTrainer(tx, run.id, trainerId, now);
    await audit(tx, actor, {
      action: 'removeTrainer',
      subjectType: 'run',
      subjectId: run.id,
      details: { personId: trainerId, sessionsFreed },
    });
    return done({ sessionsFreed });
  });
}
