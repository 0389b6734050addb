import { uuidv7 } from 'uuidv7';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import { done, refusal, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { capacityRefusal, clashRefusals } from '../rules';
import { busyPeople, capacityFacts, trainersAmong, type LockedRun } from './queries';

export type NewPlace = {
  personId: string;
  institutionId: string | null;
  countryCode: string | null;
  position: string | null;
};

type How = { state: EnrolmentState; reason: string | null; importBatchId?: string };

/**
 * Puts people onto a locked run in their order (of those who wait, the order of the line), in one statement for the
 * whole list, each with its first decision. Refuses
 * RUN_CANCELLED, PARTICIPANT_IS_TRAINER, PARTICIPANT_BUSY (passes with a reason), RUN_FULL.
 */
export async function addPlaces(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  places: readonly NewPlace[],
  { state, reason, importBatchId }: How,
): Promise<Outcome<{ enrolmentIds: string[] }>> {
  if (run.cancelled) return refuseAll([refusal('RUN_CANCELLED')]);
  if (places.length === 0) return done({ enrolmentIds: [] });
  const personIds = places.map(({ personId }) => personId);
  const trainers = await trainersAmong(tx, run.id, personIds);
  if (trainers.length > 0)
    return refuseAll(trainers.map((name) => refusal('PARTICIPANT_IS_TRAINER', { name })));
  if (state === 'CONFIRMED') {
    const refused = await confirmable(tx, actor, run, personIds, reason);
    if (refused) return refused;
  }
  const rows = places.map((place) => ({ id: uuidv7(), ...place }));
  const enrolmentIds = rows.map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO enrolment (id, run_id, person_id, state, institution_id, country_code, position, import_batch_id)
    SELECT n.id, ${run.id}::uuid, n."personId", ${state}::"EnrolmentState", n."institutionId", n."countryCode",
           n.position, ${importBatchId ?? null}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n(id uuid, "personId" uuid, "institutionId" uuid, "countryCode" text, position text)
    ORDER BY n.id`;
  await recordDecisions(
    tx,
    actor,
    rows.map(({ id }) => ({ id, from: null })),
    state,
    reason,
  );
  return done({ enrolmentIds });
}

/**
 * Moves enrolments of a locked run, which the caller has checked, to a state. Whoever joins the waiting list does so in
 * the order in which they came onto the run. Leaving an offer ends it: it was taken by who is confirmed now.
 */
export async function writeStates(
  tx: Transaction,
  actor: Actor,
  changing: readonly { id: string; state: EnrolmentState }[],
  to: EnrolmentState,
  reason: string | null,
): Promise<void> {
  const ids = changing.map(({ id }) => id);
  await tx.$executeRaw`
    WITH line AS MATERIALIZED (
      SELECT id, CASE WHEN ${to} = 'WAITING_LIST' THEN nextval('enrolment_queue') END AS number
      FROM (SELECT id FROM unnest(${ids}::uuid[]) AS came(id) ORDER BY id) AS in_order)
    UPDATE enrolment e SET state = ${to}::"EnrolmentState", state_at = now(), queue_number = line.number
    FROM line WHERE line.id = e.id`;
  await tx.placeOffer.updateMany({
    where: { enrolmentId: { in: ids }, endedAt: null },
    data: { endedAt: new Date(), taken: to === 'CONFIRMED' },
  });
  await recordDecisions(
    tx,
    actor,
    changing.map(({ id, state }) => ({ id, from: state })),
    to,
    reason,
  );
}

/** Why these people cannot all be confirmed on a locked run, or null. */
export async function confirmable(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  personIds: string[],
  reason: string | null,
): Promise<Outcome<never> | null> {
  const full = capacityRefusal(capacityFacts(run, personIds));
  if (full) return refuseAll([full]);
  const clashes = clashRefusals(await busyPeople(tx, actor, run, personIds), reason);
  return clashes.length > 0 ? refuseAll(clashes) : null;
}

/** Keeps who decided what, when and why; one statement for the whole list. */
export async function recordDecisions(
  tx: Transaction,
  actor: Actor,
  changes: readonly { id: string; from: EnrolmentState | null }[],
  to: EnrolmentState,
  reason: string | null,
): Promise<void> {
  const rows = changes.map(({ id, from }) => ({ id: uuidv7(), enrolmentId: id, from }));
  await tx.$executeRaw`
    INSERT INTO enrolment_decision (id, enrolment_id, from_state, to_state, by, reason)
    SELECT d.id, d."enrolmentId", d."from"::"EnrolmentState", ${to}::"EnrolmentState", ${actor.by}, ${reason}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS d(id uuid, "enrolmentId" uuid, "from" text)`;
}
