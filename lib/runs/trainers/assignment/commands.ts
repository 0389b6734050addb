import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { canWaiveQualification } from '@/lib/auth/policy';
import { visiblePeople } from '@/lib/auth/scope';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { unavailableOn } from '../../availability/queries';
import { lockHolders, refuseIfCancelled, type RunToChange } from '../../access/queries';
import { busyOf } from '../../clashes/people/queries';
import { clashRefusals } from '../../clashes/queries';
import { forAllTrainers, localOf } from '../../sessions/rules';
import { elsewhereRefusals, notQualified } from '../rules';
import type { AssignmentInput } from '../schema';
import { verdictOn } from './queries';

/**
 * Puts a trainer on a locked run and on all of its sessions, inside a transaction. The one way in which anybody comes
 * to teach: refuses what `assignTrainer` names, each refusal with the trainer's name.
 */
export async function assign(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  input: AssignmentInput,
): Promise<Outcome<{ assignmentId: string }>> {
  const person = await tx.person.findFirst({
    where: { AND: [{ id: input.personId }, visiblePeople(actor)] },
    select: { id: true, officialName: true, latinName: true },
  });
  if (!person) throw new NotFound('person');
  const who = shownName(person);
  const refused = await standing(tx, run, person.id, who);
  if (refused) return refused;
  const waived = await waiver(tx, actor, run, input, who);
  if (!waived.ok) return waived;
  const sessions = await sessionsToTeach(tx, run.id, person.id);
  await lockHolders(tx, [person.id], []);
  const wanted = sessions.map((session) => ({ ...session, roomId: null, trainerIds: [person.id] }));
  const clashes = await clashRefusals(tx, actor, wanted, { trainer: 'personId', room: 'roomId' });
  if (clashes.length > 0) return refuseAll(clashes);
  const elsewhere = await wantedElsewhere(tx, actor, run, person.id, who);
  if (elsewhere.length > 0 && !input.clashReason) return refuseAll(elsewhere);
  const { id } = await tx.trainerAssignment.create({
    data: {
      ...{ runId: run.id, personId: person.id, assignedBy: actor.by, ...waived.value },
      clashReason: elsewhere.length > 0 ? (input.clashReason ?? null) : null,
    },
    select: { id: true },
  });
  await tx.sessionTrainer.createMany({
    data: sessions.map(({ id: sessionId, startsAt, endsAt }) => ({
      ...{ sessionId, personId: person.id, startsAt, endsAt },
    })),
  });
  await audit(tx, actor, {
    action: 'assignTrainer',
    subjectType: 'run',
    subjectId: run.id,
    details: {
      personId: person.id,
      waived: waived.value.waivedBy !== null,
      clashes: elsewhere.map(({ code }) => code),
    },
  });
  return done({ assignmentId: id });
}

/**
 * The run's sessions that the person is not on: one who comes back still stands on those that they had held. Of sessions
 * that run beside each other nobody can say here which one is theirs: the agenda says it.
 */
async function sessionsToTeach(tx: Transaction, runId: string, personId: string) {
  const sessions = await tx.trainingSession.findMany({
    where: { runId, cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    select: {
      ...{ id: true, kind: true, startsAt: true, endsAt: true, startsAtLocal: true, endsAtLocal: true },
      trainers: { where: { personId }, select: { personId: true } },
    },
  });
  const onTheWall = sessions.map((session) => ({
    ...session,
    startsAtLocal: localOf(session.startsAtLocal),
    endsAtLocal: localOf(session.endsAtLocal),
  }));
  return forAllTrainers(onTheWall).filter(({ trainers }) => trainers.length === 0);
}

async function standing(
  tx: Transaction,
  run: RunToChange,
  personId: string,
  who: string,
): Promise<Outcome<never> | null> {
  const cancelled = refuseIfCancelled(run);
  if (cancelled) return cancelled;
  const already = await tx.trainerAssignment.findFirst({
    where: { runId: run.id, personId, removedAt: null },
    select: { id: true },
  });
  if (already) return refuse('TRAINER_TWICE', { who }, 'personId');
  const enrolled = await tx.enrolment.findFirst({
    where: { runId: run.id, personId, state: { notIn: ['DECLINED', 'WITHDRAWN', 'NO_SHOW'] } },
    select: { id: true },
  });
  return enrolled ? refuse('TRAINER_IS_PARTICIPANT', { who }, 'personId') : null;
}

/** The columns of a waiver: empty where the person may teach anyway. */
async function waiver(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  { personId, waiverReason }: AssignmentInput,
  who: string,
): Promise<Outcome<{ waiverReason: string | null; waivedBy: string | null }>> {
  const verdict = await verdictOn(tx, run, personId);
  if (verdict.may) return done({ waiverReason: null, waivedBy: null });
  if (!waiverReason) return refuseAll([notQualified(verdict, who)]);
  if (!canWaiveQualification(actor)) return refuse('WAIVER_NEEDS_ADMINISTRATOR', { who }, 'waiverReason');
  return done({ waiverReason, waivedBy: actor.by });
}

/** What a reason lets pass: the person takes part in another run at the same time, or said that they cannot come. */
async function wantedElsewhere(
  tx: Transaction,
  actor: Actor,
  run: RunToChange,
  personId: string,
  who: string,
): Promise<Refusal[]> {
  const busy = await busyOf(tx, actor, run, [personId]);
  const away = await unavailableOn(tx, [personId], run);
  return elsewhereRefusals(busy, away, who);
}
