import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canWaiveQualification } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { heldStatuses } from '@/lib/qualifications/queries';
import { idOf } from '@/lib/text/page';
import { lockHolders, refuseIfCancelled, runToChange, type RunToChange } from '../access/queries';
import { clashRefusals } from '../clashes/queries';
import { mayTeachRun } from './rules';
import type { AssignmentInput } from './schema';

/**
 * Lets a person teach on a run, on all of its sessions; a session's own form can choose fewer. Refuses TRAINER_TWICE,
 * TRAINER_IS_PARTICIPANT, TRAINER_BUSY(_ON), TRAINER_NOT_QUALIFIED unless an administrator waives it with a reason
 * (WAIVER_NEEDS_ADMINISTRATOR), RUN_CANCELLED. People whom the actor does not see are not found.
 */
export async function assignTrainer(
  actor: Actor,
  runId: string,
  input: AssignmentInput,
): Promise<Outcome<{ assignmentId: string }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const person = await tx.person.findFirst({
      where: { AND: [{ id: input.personId }, visiblePeople(actor)] },
      select: { id: true },
    });
    if (!person) throw new NotFound('person');
    const refused = await standing(tx, run, person.id);
    if (refused) return refused;
    const waived = await waiver(tx, actor, run, input);
    if (!waived.ok) return waived;
    const sessions = await sessionsToTeach(tx, run.id, person.id);
    await lockHolders(tx, [person.id], []);
    const wanted = sessions.map((session) => ({ ...session, roomId: null, trainerIds: [person.id] }));
    const clashes = await clashRefusals(tx, actor, wanted, { trainer: 'personId', room: 'roomId' });
    if (clashes.length > 0) return refuseAll(clashes);
    const { id } = await tx.trainerAssignment.create({
      data: { runId: run.id, personId: person.id, assignedBy: actor.by, ...waived.value },
      select: { id: true },
    });
    await tx.sessionTrainer.createMany({
      data: sessions.map((session) => ({
        sessionId: session.id,
        personId: person.id,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
      })),
    });
    await audit(tx, actor, {
      action: 'assignTrainer',
      subjectType: 'run',
      subjectId: run.id,
      details: { personId: person.id, waived: waived.value.waivedBy !== null },
    });
    return done({ assignmentId: id });
  });
}

/** The run's sessions that the person is not on: one who comes back still stands on those that they had held. */
const sessionsToTeach = (tx: Transaction, runId: string, personId: string) =>
  tx.trainingSession.findMany({
    where: { runId, cancelledAt: null, trainers: { none: { personId } } },
    orderBy: { startsAt: 'asc' },
    select: { id: true, startsAt: true, endsAt: true },
  });

async function standing(tx: Transaction, run: RunToChange, personId: string): Promise<Outcome<never> | null> {
  const cancelled = refuseIfCancelled(run);
  if (cancelled) return cancelled;
  const already = await tx.trainerAssignment.findFirst({
    where: { runId: run.id, personId, removedAt: null },
    select: { id: true },
  });
  if (already) return refuse('TRAINER_TWICE', undefined, 'personId');
  const enrolled = await tx.enrolment.findFirst({
    where: { runId: run.id, personId, state: { notIn: ['DECLINED', 'WITHDRAWN', 'NO_SHOW'] } },
    select: { id: true },
  });
  return enrolled ? refuse('TRAINER_IS_PARTICIPANT', undefined, 'personId') : null;
}

/** The columns of a waiver: empty where the person may teach anyway. */
async function waiver(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  { personId, waiverReason }: AssignmentInput,
): Promise<Outcome<{ waiverReason: string | null; waivedBy: string | null }>> {
  const entitled = await tx.entitlement.findMany({
    where: { courseId: run.courseId },
    select: { typeId: true },
  });
  const held = await heldStatuses(tx, [personId]);
  const entitledTypeIds = entitled.map(({ typeId }) => typeId);
  const verdict = mayTeachRun({ ...run, entitledTypeIds }, held.get(personId) ?? []);
  if (verdict.may) return done({ waiverReason: null, waivedBy: null });
  if (!waiverReason) return refuse('TRAINER_NOT_QUALIFIED', undefined, 'personId');
  if (!canWaiveQualification(actor)) return refuse('WAIVER_NEEDS_ADMINISTRATOR', undefined, 'waiverReason');
  return done({ waiverReason, waivedBy: actor.by });
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
    const freed = await tx.sessionTrainer.deleteMany({
      where: { personId: trainerId, session: { runId: run.id, startsAt: { gt: now } } },
    });
    await audit(tx, actor, {
      action: 'removeTrainer',
      subjectType: 'run',
      subjectId: run.id,
      details: { personId: trainerId, sessionsFreed: freed.count },
    });
    return done({ sessionsFreed: freed.count });
  });
}
