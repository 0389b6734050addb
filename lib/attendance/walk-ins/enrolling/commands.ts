import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, type Outcome } from '@/lib/errors/outcome';
import { moveEnrolments, putOnRun } from '@/lib/enrolments/commands';
import { enrolmentFacts, lockedRun } from '@/lib/enrolments/places/queries';
import { enterPerson } from '@/lib/people/commands';
import { heldWalkIns, tieHeld } from '../commands';
import type { EnrolWalkInInput } from '../schema';

/**
 * Gives a walk-in a place on the run and ties what was recorded to it, all or nothing: somebody whom the office knows, be
 * it on the run's waiting list, or somebody new. The reason stays with the place. Refuses WALK_IN_SETTLED, and what
 * entering a person and confirming a place refuse (RUN_FULL, PARTICIPANT_IS_TRAINER, …).
 */
export async function enrolWalkIns(
  actor: Actor,
  runId: string,
  { walkInIds, person, reason }: EnrolWalkInInput,
): Promise<Outcome<{ tied: number; personId: string }>> {
  return inTransaction(async (tx) => {
    const held = await heldWalkIns(tx, actor, runId, walkInIds);
    if (!held.ok) return held;
    const who = 'id' in person ? done({ personId: person.id }) : await enterPerson(tx, actor, person.entered);
    if (!who.ok) return who;
    const { personId } = who.value;
    const place = await placeOf(tx, actor, runId, personId, reason);
    if (!place.ok) return place;
    const { tied } = await tieHeld(tx, actor, runId, walkInIds, place.value.enrolmentId);
    return done({ tied, personId });
  });
}

/** The person's confirmed place on the run: the one that they have, or a new one. */
async function placeOf(
  tx: Transaction,
  actor: Actor,
  runId: string,
  personId: string,
  reason: string,
): Promise<Outcome<{ enrolmentId: string }>> {
  const run = await lockedRun(tx, actor, runId);
  const known = await tx.enrolment.findUnique({
    where: { runId_personId: { runId, personId } },
    select: { id: true, state: true },
  });
  if (!known) {
    const enrolled = await putOnRun(tx, actor, runId, { personIds: [personId], state: 'CONFIRMED', reason });
    if (!enrolled.ok) return enrolled;
    const [enrolmentId = ''] = enrolled.value.enrolmentIds;
    return done({ enrolmentId });
  }
  if (known.state !== 'CONFIRMED' && known.state !== 'NO_SHOW') {
    const facts = await enrolmentFacts(tx, runId, [known.id]);
    const moved = await moveEnrolments(tx, actor, run, facts, 'CONFIRMED', reason);
    if (!moved.ok) return moved;
  }
  return done({ enrolmentId: known.id });
}
