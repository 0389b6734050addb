import { namesOfAccounts } from '@/lib/auth/accounts/names/queries';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { dayOf, type Day } from '@/lib/time/day';
import { stepState } from './rules';

const person = { select: { id: true, officialName: true, latinName: true } } as const;
const institution = { select: { id: true, name: true, nameEn: true, nameRu: true } } as const;

/** More steps than any meeting agrees. */
const mostSteps = 200;

async function managedRun(actor: Actor, runId: string): Promise<string> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  return run.id;
}

/**
 * What a run's meeting agreed, those that are open first, each by its day; and what the run's form says it ended with. For
 * whoever manages the run; throws NotFound for all others.
 */
export async function runOutputs(actor: Actor, runId: string, today: Day) {
  const id = await managedRun(actor, runId);
  const [steps, outputs] = await Promise.all([
    db.nextStep.findMany({
      where: { runId: id, removedAt: null },
      orderBy: [
        { doneAt: { sort: 'desc', nulls: 'first' } },
        { dueOn: { sort: 'asc', nulls: 'last' } },
        { id: 'asc' },
      ],
      take: mostSteps,
      select: {
        ...{ id: true, what: true, ownerText: true, dueOn: true, doneAt: true, doneBy: true },
        person,
        institution,
      },
    }),
    db.runOutput.findMany({
      where: { runId: id },
      orderBy: { position: 'asc' },
      select: { id: true, text: true },
    }),
  ]);
  const names = await namesOfAccounts(steps.map(({ doneBy }) => doneBy));
  return {
    outputs,
    steps: steps.map(({ dueOn, doneBy, ...step }) => {
      const due = dueOn && dayOf(dueOn);
      return {
        ...step,
        dueOn: due,
        doneBy: names(doneBy),
        state: stepState({ dueOn: due, done: step.doneAt !== null }, today),
      };
    }),
  };
}

export type StepView = Awaited<ReturnType<typeof runOutputs>>['steps'][number];

/** For choosing an owner or a recipient: the people of the run and its trainers, by name. */
export async function peopleOfRun(actor: Actor, runId: string) {
  const id = await managedRun(actor, runId);
  return db.person.findMany({
    where: {
      OR: [
        { enrolments: { some: { runId: id, state: { notIn: ['DECLINED', 'WITHDRAWN'] } } } },
        { trainerOf: { some: { runId: id, removedAt: null } } },
      ],
    },
    orderBy: [{ searchKey: 'asc' }, { id: 'asc' }],
    take: 500,
    select: {
      ...{ id: true, officialName: true, latinName: true },
      institution: { select: { name: true } },
    },
  });
}
