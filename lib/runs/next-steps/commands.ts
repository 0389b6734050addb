import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import { dateOf } from '@/lib/time/day';
import { runToChange } from '../access/queries';
import type { NextStepInput } from './schema';

type Written = Promise<Outcome<{ stepId: string }>>;

/** Enters what a meeting agreed, or (with `stepId`) corrects it. For whoever manages the run; throws NotFound for all others. */
export async function recordNextStep(
  actor: Actor,
  runId: string,
  { dueOn, ...input }: NextStepInput,
  stepId: string | null = null,
): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await requireOwner(tx, actor, input);
    if (stepId) await requireStep(tx, run.id, stepId);
    const data = { ...input, dueOn: dueOn && dateOf(dueOn) };
    const { id } = stepId
      ? await tx.nextStep.update({ where: { id: stepId }, data, select: { id: true } })
      : await tx.nextStep.create({
          data: { ...data, runId: run.id, createdBy: actor.by },
          select: { id: true },
        });
    await audit(tx, actor, {
      action: 'recordNextStep',
      subjectType: 'run',
      subjectId: run.id,
      details: { stepId: id, dueOn },
    });
    return done({ stepId: id });
  });
}

/** Notes that a next step is done, or that it is not after all. Noting it again changes nothing. */
export async function noteNextStep(
  actor: Actor,
  runId: string,
  { stepId, isDone }: { stepId: string; isDone: boolean },
): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await requireStep(tx, run.id, stepId);
    const { count } = await tx.nextStep.updateMany({
      where: { id: stepId, doneAt: isDone ? null : { not: null } },
      data: isDone ? { doneAt: new Date(), doneBy: actor.by } : { doneAt: null, doneBy: null },
    });
    if (count === 0) return done({ stepId });
    await audit(tx, actor, {
      action: isDone ? 'finishNextStep' : 'reopenNextStep',
      subjectType: 'run',
      subjectId: run.id,
      details: { stepId },
    });
    return done({ stepId });
  });
}

/** Takes a next step away that should not have been entered; the row stays. */
export async function removeNextStep(actor: Actor, runId: string, stepId: string): Written {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    await requireStep(tx, run.id, stepId);
    await tx.nextStep.updateMany({
      where: { id: stepId },
      data: { removedAt: new Date(), removedBy: actor.by },
    });
    await audit(tx, actor, {
      action: 'removeNextStep',
      subjectType: 'run',
      subjectId: run.id,
      details: { stepId },
    });
    return done({ stepId });
  });
}

async function requireStep(tx: Transaction, runId: string, id: string): Promise<void> {
  const found = await tx.nextStep.findFirst({ where: { id, runId, removedAt: null }, select: { id: true } });
  if (!found) throw new NotFound('next step');
}

/** A person whom the actor sees, and an institution that is there. */
async function requireOwner(
  tx: Transaction,
  actor: Actor,
  { personId, institutionId }: Pick<NextStepInput, 'personId' | 'institutionId'>,
): Promise<void> {
  const person =
    !personId || (await tx.person.count({ where: { AND: [{ id: personId }, visiblePeople(actor)] } })) === 1;
  const institution = !institutionId || (await tx.institution.count({ where: { id: institutionId } })) === 1;
  if (!person || !institution) throw new NotFound('person or institution');
}
