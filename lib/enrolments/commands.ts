import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { runChanged } from '@/lib/runs/changes/commands';
import { todayIn } from '@/lib/time/wall-clock';
import { addPlaces, confirmable, recordDecisions } from './places/commands';
import { enrolmentFacts, lockedRun } from './places/queries';
import { decisionRefusals } from './rules';
import type { DecideInput, EnrolInput } from './schema';

/**
 * Puts known people onto a run, all or none. The institution, country and position of today stay with the
 * enrolment. Refuses ALREADY_ENROLLED, RUN_CANCELLED, PARTICIPANT_IS_TRAINER, PARTICIPANT_BUSY (passes with a
 * reason), RUN_FULL.
 */
export async function enrol(
  actor: Actor,
  runId: string,
  { personIds, state, reason }: EnrolInput,
): Promise<Outcome<{ enrolmentIds: string[] }>> {
  return inTransaction(async (tx) => {
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
    const places = people.map(({ id, institutionId, countryCode, position }) => ({
      personId: id,
      institutionId,
      countryCode,
      position,
    }));
    const added = await addPlaces(tx, actor, run, places, { state, reason });
    if (!added.ok) return added;
    await runChanged(tx, runId);
    await audit(tx, actor, {
      action: 'enrol',
      subjectType: 'run',
      subjectId: runId,
      details: { state, people: places.length },
    });
    return added;
  });
}

/**
 * Moves enrolments of a run to a state, all or none; those already there stay as they are. Refuses what
 * `decisionRefusals` names, and on confirming RUN_FULL and PARTICIPANT_BUSY (passes with a reason).
 */
export async function decideEnrolments(
  actor: Actor,
  runId: string,
  { enrolmentIds, to, reason }: DecideInput,
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const facts = await enrolmentFacts(tx, runId, enrolmentIds);
    const today = todayIn(run.timeZone, new Date());
    const refusals = decisionRefusals(facts, run, { to, reason, today });
    if (refusals.length > 0) return refuseAll(refusals);
    const changing = facts.filter(({ state }) => state !== to);
    if (changing.length === 0) return done({ changed: 0 });
    if (to === 'CONFIRMED') {
      const refused = await confirmable(
        tx,
        actor,
        run,
        changing.map(({ personId }) => personId),
        reason,
      );
      if (refused) return refused;
    }
    await tx.enrolment.updateMany({
      where: { id: { in: changing.map(({ id }) => id) } },
      data: { state: to, stateAt: new Date() },
    });
    await recordDecisions(
      tx,
      actor,
      changing.map(({ id, state }) => ({ id, from: state })),
      to,
      reason,
    );
    await runChanged(tx, runId);
    await audit(tx, actor, {
      action: 'decideEnrolments',
      subjectType: 'run',
      subjectId: runId,
      details: { to, enrolments: changing.length },
    });
    return done({ changed: changing.length });
  });
}
