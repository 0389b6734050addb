import { uuidv7 } from 'uuidv7';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import { done, refusal, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { capacityRefusal, clashRefusals } from '../rules';
import { busyPeople, trainersAmong, type LockedRun } from './queries';

export type NewPlace = {
  personId: string;
  institutionId: string | null;
  countryCode: string | null;
  position: string | null;
};

type How = { state: EnrolmentState; reason: string | null; importBatchId?: string };

/**
 * Puts people onto a locked run, in one statement for the whole list, each with its first decision. Refuses
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
      AS n(id uuid, "personId" uuid, "institutionId" uuid, "countryCode" text, position text)`;
  await recordDecisions(
    tx,
    actor,
    rows.map(({ id }) => ({ id, from: null })),
    state,
    reason,
  );
  return done({ enrolmentIds });
}

/** Why these people cannot all be confirmed on a locked run, or null. */
export async function confirmable(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  personIds: string[],
  reason: string | null,
): Promise<Outcome<never> | null> {
  const full = capacityRefusal({ places: run.capacity, confirmed: run.confirmed, wanted: personIds.length });
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
