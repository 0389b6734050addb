import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { runChanged } from '@/lib/runs/changes/commands';
import { todayIn } from '@/lib/time/wall-clock';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { addPlaces, confirmable, writeStates, type NewPlace } from './places/commands';
import { capacityFacts, enrolmentFacts, lockedRun, type LockedRun } from './places/queries';
import { decisionRefusals, fitting, type EnrolmentFacts } from './rules';
import type { DecideInput, EnrolInput } from './schema';

/**
 * Puts known people onto a run, all or none. The institution, country and position of today stay with the
 * enrolment; with `overflow`, whoever finds no place waits. Refuses ALREADY_ENROLLED, RUN_CANCELLED,
 * PARTICIPANT_IS_TRAINER, PARTICIPANT_BUSY (passes with a reason), RUN_FULL, PLACES_HELD.
 */
export async function enrol(
  actor: Actor,
  runId: string,
  input: EnrolInput,
): Promise<Outcome<{ enrolmentIds: string[]; waiting: number }>> {
  return inTransaction((tx) => putOnRun(tx, actor, runId, input));
}

/** `enrol`, as a part of a command that does more. */
export async function putOnRun(
  tx: Transaction,
  actor: Actor,
  runId: string,
  { personIds, state, reason, overflow }: EnrolInput,
): Promise<Outcome<{ enrolmentIds: string[]; waiting: number }>> {
  const run = await lockedRun(tx, actor, runId);
  const ids = [...new Set(personIds)];
  const people = await tx.person.findMany({
    where: { AND: [{ id: { in: ids } }, visiblePeople(actor)] },
    select: {
      id: true,
      officialName: true,
      latinName: true,
      institutionId: true,
      countryCode: true,
      position: true,
      enrolments: { where: { runId }, select: { id: true } },
    },
  });
  if (people.length < ids.length) throw new NotFound('person');
  const already = people.find(({ enrolments }) => enrolments.length > 0);
  if (already) return refuse('ALREADY_ENROLLED', { name: shownName(already) });
  const byId = new Map(people.map((person) => [person.id, person]));
  const places = ids.flatMap((personId): NewPlace[] => {
    const person = byId.get(personId);
    if (!person) return [];
    const { institutionId, countryCode, position } = person;
    return [{ personId, institutionId, countryCode, position }];
  });
  const fit = state === 'CONFIRMED' && overflow ? fitting(capacityFacts(run, ids)) : places.length;
  const added = await addPlaces(tx, actor, run, places.slice(0, fit), { state, reason });
  if (!added.ok) return added;
  const late = places.slice(fit);
  const waiting = await addPlaces(tx, actor, run, late, { state: 'WAITING_LIST', reason });
  if (!waiting.ok) return waiting;
  await runChanged(tx, runId);
  await audit(tx, actor, {
    action: 'enrol',
    subjectType: 'run',
    subjectId: runId,
    details: { state, people: fit, waiting: late.length },
  });
  return done({
    enrolmentIds: [...added.value.enrolmentIds, ...waiting.value.enrolmentIds],
    waiting: late.length,
  });
}

/**
 * Moves enrolments of a run to a state, all or none; those already there stay as they are. Refuses what
 * `moveEnrolments` refuses.
 */
export async function decideEnrolments(
  actor: Actor,
  runId: string,
  { enrolmentIds, to, reason }: DecideInput,
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const facts = await enrolmentFacts(tx, runId, enrolmentIds);
    const moved = await moveEnrolments(tx, actor, run, facts, to, reason);
    if (!moved.ok || moved.value.changed === 0) return moved;
    await audit(tx, actor, {
      action: 'decideEnrolments',
      subjectType: 'run',
      subjectId: runId,
      details: { to, enrolments: moved.value.changed },
    });
    return moved;
  });
}

/**
 * The core of `decideEnrolments`, for commands that move people as a part of their own work: inside their transaction,
 * on the run that `lockedRun` locked, with `enrolmentFacts`; they have authorised it and audit it. Refuses what
 * `decisionRefusals` names, and on confirming RUN_FULL, PLACES_HELD and PARTICIPANT_BUSY (passes with a reason).
 * One call moves one list: `run` counts as it did when it was locked.
 */
export async function moveEnrolments(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  facts: readonly EnrolmentFacts[],
  to: EnrolmentState,
  reason: string | null,
): Promise<Outcome<{ changed: number }>> {
  const today = todayIn(run.timeZone, new Date());
  const refusals = decisionRefusals(facts, run, { to, reason, today });
  if (refusals.length > 0) return refuseAll(refusals);
  const changing = facts.filter(({ state }) => state !== to);
  if (changing.length === 0) return done({ changed: 0 });
  if (to === 'CONFIRMED') {
    const personIds = changing.map(({ personId }) => personId);
    const refused = await confirmable(tx, actor, run, personIds, reason);
    if (refused) return refused;
  }
  await writeStates(tx, actor, changing, to, reason);
  await runChanged(tx, run.id);
  return done({ changed: changing.length });
}
