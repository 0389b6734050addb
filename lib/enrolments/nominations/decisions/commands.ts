import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refusal, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { sendMail } from '@/lib/mail/send';
import { shownName } from '@/lib/people/names/rules';
import type { NominationState } from '@/prisma/generated/enums';
import { lockedRun } from '../../places/queries';
import { callInWords } from '../calls/commands';
import { isUndecided, mayBeReplaced, stands } from '../rules';
import { recordNominationDecisions, rerank, standings } from '../standing/commands';
import { nominationsToDecide, type NominationToDecide } from './queries';

/** The nominations with their calls locked, while nobody decided them. Refuses NOMINATION_DECIDED by name. */
export async function undecidedOf(
  tx: Transaction,
  actor: Actor,
  runId: string,
  ids: readonly string[],
): Promise<Outcome<NominationToDecide[]>> {
  const wanted = [...new Set(ids)];
  await tx.$queryRaw`
    SELECT c.id FROM nomination_call c WHERE c.id IN (
      SELECT call_id FROM nomination WHERE id = ANY(${wanted}::uuid[])) ORDER BY c.id FOR UPDATE`;
  const found = await nominationsToDecide(tx, actor, runId, wanted);
  if (found.length < wanted.length) throw new NotFound('nomination');
  const decided = found.filter(({ state }) => !isUndecided(state));
  return decided.length > 0
    ? refuseAll(decided.map((each) => refusal('NOMINATION_DECIDED', { name: shownName(each) })))
    : done(found);
}

/** Writes one decision over nominations of one run, with its history, and the order of their calls anew. */
export async function decided(
  tx: Transaction,
  actor: Actor,
  nominations: readonly Pick<NominationToDecide, 'id' | 'state' | 'callId'>[],
  to: NominationState,
  { reason, question }: { reason: string | null; question?: string },
): Promise<void> {
  await tx.nomination.updateMany({
    where: { id: { in: nominations.map(({ id }) => id) } },
    data: { state: to, stateAt: new Date(), ...(question ? { question, answer: null } : {}) },
  });
  await recordNominationDecisions(tx, actor, nominations, to, reason);
  for (const callId of new Set(nominations.map((each) => each.callId))) {
    const call = await tx.nominationCall.findUniqueOrThrow({
      where: { id: callId },
      select: { id: true, places: true },
    });
    await rerank(tx, call);
  }
}

/** Asks the focal point about nominations, by one mail for each call. Refuses NOMINATION_DECIDED. */
export async function askBack(
  actor: Actor,
  runId: string,
  { nominationIds, question }: { nominationIds: readonly string[]; question: string },
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(async (tx) => {
    await lockedRun(tx, actor, runId);
    const found = await undecidedOf(tx, actor, runId, nominationIds);
    if (!found.ok) return found;
    await decided(tx, actor, found.value, 'ASKED_BACK', { reason: question, question });
    for (const callId of new Set(found.value.map((each) => each.callId))) {
      const { values, ...mail } = await callInWords(tx, callId);
      const people = found.value.filter((each) => each.callId === callId).map(shownName);
      const params = { ...values, question, people: people.join('\n') };
      await sendMail(tx, { ...mail, template: 'nomination-question', params });
    }
    return audited(tx, actor, runId, 'askBack', found.value.length);
  });
}

/** Refuses nominations with a reason; the next of the call move up. Refuses NOMINATION_DECIDED. */
export async function refuseNominations(
  actor: Actor,
  runId: string,
  { nominationIds, reason }: { nominationIds: readonly string[]; reason: string },
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(async (tx) => {
    await lockedRun(tx, actor, runId);
    const found = await undecidedOf(tx, actor, runId, nominationIds);
    if (!found.ok) return found;
    await decided(tx, actor, found.value, 'REFUSED', { reason });
    return audited(tx, actor, runId, 'refuseNominations', found.value.length);
  });
}

/**
 * Puts the first alternate of the call in the place of each: of one who was not taken, or who gave the place up. Refuses
 * NOMINATION_NOT_REPLACEABLE, NOMINATION_NO_ALTERNATE by name.
 */
export async function replaceNominations(
  actor: Actor,
  runId: string,
  { nominationIds, reason }: { nominationIds: readonly string[]; reason: string },
): Promise<Outcome<{ changed: number }>> {
  return inTransaction(async (tx) => {
    await lockedRun(tx, actor, runId);
    const found = await nominationsToDecide(tx, actor, runId, nominationIds);
    if (found.length < new Set(nominationIds).size) throw new NotFound('nomination');
    const refusals: Refusal[] = [];
    for (const nomination of found) {
      await tx.$queryRaw`SELECT id FROM nomination_call WHERE id = ${nomination.callId}::uuid FOR UPDATE`;
      const name = shownName(nomination);
      if (!isUndecided(nomination.state) && !mayBeReplaced(nomination)) {
        refusals.push(refusal('NOMINATION_NOT_REPLACEABLE', { name }));
        continue;
      }
      const alternate = await firstAlternate(tx, nomination);
      if (!alternate) {
        refusals.push(refusal('NOMINATION_NO_ALTERNATE', { name }));
        continue;
      }
      await tx.nomination.update({
        where: { id: alternate },
        data: { replacesId: nomination.id, rank: nomination.rank },
        select: { id: true },
      });
      await decided(tx, actor, [nomination], 'REPLACED', { reason });
    }
    if (refusals.length > 0) return refuseAll(refusals);
    return audited(tx, actor, runId, 'replaceNominations', found.length);
  });
}

async function firstAlternate(tx: Transaction, { callId, id }: NominationToDecide): Promise<string | null> {
  const waiting = await tx.nomination.findMany({
    where: { callId, alternate: true, replacesId: null },
    select: { id: true },
  });
  const free = new Set(waiting.map((each) => each.id));
  const line = (await standings(tx, callId)).filter((each) => stands(each) && isUndecided(each.state));
  return line.find((each) => each.id !== id && free.has(each.id))?.id ?? null;
}

async function audited(tx: Transaction, actor: Actor, runId: string, action: string, changed: number) {
  await audit(tx, actor, { action, subjectType: 'run', subjectId: runId, details: { nominations: changed } });
  return done({ changed });
}
