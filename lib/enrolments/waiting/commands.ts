import { audit } from '@/lib/audit/record';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refuse, refuseAll, valueOrRollBack, type Outcome } from '@/lib/errors/outcome';
import { z } from '@/lib/errors/zod';
import { addJob } from '@/lib/jobs/queue';
import type { Task } from '@/lib/jobs/tasks';
import { todayIn } from '@/lib/time/wall-clock';
import { localToInstant } from '@/lib/time/zone';
import { moveEnrolments } from '../commands';
import { sendInvitations } from '../invitations/commands';
import { capacityFacts, enrolmentFacts, lockedRun, type LockedRun } from '../places/queries';
import { capacityRefusal } from '../rules';
import { offerFacts } from './queries';
import { offersDue, offerUntil } from './rules';
import type { OfferInput } from './schema';

/** The job at the end of an offer's time. */
export const endOffer = 'end-offer';

const ofOffer = z.object({ offerId: z.uuid() });
const ofRun = z.object({ runId: z.uuid() });

/** The first instant of the run's first day, where it is held. */
function begins(run: LockedRun): Date {
  for (const time of ['00:00', '01:00', '02:00']) {
    const found = localToInstant(`${run.startsOn}T${time}`, run.timeZone);
    if (found.ok) return found.value.instant;
  }
  return new Date(`${run.startsOn}T00:00:00Z`);
}

/**
 * Offers free places by hand, whatever the rows of the quota and earlier offers say. Refuses RUN_CANCELLED,
 * OFFER_TOO_LATE (the run begins), OFFER_NOT_WAITING, RUN_FULL, PLACES_HELD.
 */
export async function offerPlaces(
  actor: Actor,
  runId: string,
  { enrolmentIds, hours }: OfferInput,
): Promise<Outcome<{ offered: number }>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const facts = await enrolmentFacts(tx, runId, enrolmentIds);
    const elsewhere = facts.find(({ state }) => state !== 'WAITING_LIST');
    if (elsewhere) return refuse('OFFER_NOT_WAITING', { name: elsewhere.name });
    const personIds = facts.map(({ personId }) => personId);
    const full = capacityRefusal(capacityFacts(run, personIds));
    if (full) return refuseAll([full]);
    return offer(tx, actor, run, enrolmentIds, hours);
  });
}

/** Offers what is due by the rule. Nothing where the run leaves offering to the coordinator, is cancelled or has begun. */
export async function offerDuePlaces(runId: string): Promise<Outcome<{ offered: number }>> {
  const actor = systemActor('job:offer-places');
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const begun = todayIn(run.timeZone, new Date()) >= run.startsOn;
    if (run.offerHours === null || run.cancelled || begun) return done({ offered: 0 });
    const due = offersDue(await offerFacts(tx, run));
    if (due.length === 0) return done({ offered: 0 });
    return offer(tx, actor, run, due, run.offerHours);
  });
}

async function offer(
  tx: Transaction,
  actor: Actor,
  run: LockedRun,
  enrolmentIds: readonly string[],
  hours: number,
): Promise<Outcome<{ offered: number }>> {
  const expiresAt = offerUntil(new Date(), hours, begins(run));
  if (!expiresAt) return refuse('OFFER_TOO_LATE');
  const facts = await enrolmentFacts(tx, run.id, [...enrolmentIds]);
  const moved = await moveEnrolments(tx, actor, run, facts, 'INVITED', null);
  if (!moved.ok) return moved;
  const offers = await tx.placeOffer.createManyAndReturn({
    data: facts.map(({ id }) => ({ enrolmentId: id, offeredBy: actor.by, expiresAt })),
    select: { id: true },
  });
  for (const { id } of offers) {
    await addJob(tx, endOffer, { offerId: id }, { key: `${endOffer}:${id}`, runAt: expiresAt });
  }
  const options = { kind: 'PLACE_OFFER', answerBy: expiresAt, note: null } as const;
  await sendInvitations(
    tx,
    actor,
    run.id,
    facts.map(({ id }) => id),
    options,
  );
  await audit(tx, actor, {
    action: 'offerPlaces',
    subjectType: 'run',
    subjectId: run.id,
    details: { enrolmentIds: facts.map(({ id }) => id), until: expiresAt.toISOString() },
  });
  return done({ offered: facts.length });
}

/**
 * Ends an offer whose time is over: the person goes to the end of the waiting list, marked as one who did not answer,
 * and the place is free for the next. Does nothing to an offer that is over already, or not yet.
 */
export async function endOfferInTime(
  offerId: string,
  now = new Date(),
): Promise<Outcome<{ ended: boolean }>> {
  const actor = systemActor(`job:${endOffer}`);
  return inTransaction<{ ended: boolean }>(async (tx) => {
    const found = await tx.placeOffer.findUnique({
      where: { id: offerId },
      select: { enrolment: { select: { id: true, runId: true } } },
    });
    // Its enrolment was taken back with the list that made it.
    if (!found) return done({ ended: false });
    const run = await lockedRun(tx, actor, found.enrolment.runId);
    const open = await tx.placeOffer.findFirst({
      where: { id: offerId, endedAt: null, expiresAt: { lte: now } },
      select: { id: true },
    });
    if (!open) return done({ ended: false });
    const facts = await enrolmentFacts(tx, run.id, [found.enrolment.id]);
    const waits = !run.cancelled && facts.every(({ state }) => state === 'INVITED');
    if (waits) valueOrRollBack(await moveEnrolments(tx, actor, run, facts, 'WAITING_LIST', null));
    else await tx.placeOffer.update({ where: { id: offerId }, data: { endedAt: now, taken: false } });
    await audit(tx, actor, {
      action: endOffer,
      subjectType: 'run',
      subjectId: run.id,
      details: { enrolmentId: found.enrolment.id },
    });
    return done({ ended: true });
  });
}

/** The jobs of the waiting list, by name. */
export const offerPlacesTask: Task = async (payload) => {
  valueOrRollBack(await offerDuePlaces(ofRun.parse(payload).runId));
};
export const endOfferTask: Task = async (payload) => {
  valueOrRollBack(await endOfferInTime(ofOffer.parse(payload).offerId));
};
