import { audit } from '@/lib/audit/record';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { phoneOf } from '@/lib/people/rules';
import { dateOf } from '@/lib/time/day';
import { lockedCall, type OpenedCall } from '../access/queries';
import { mayBeReplaced, mayChange, namingRefusal, stands } from '../rules';
import type { Nominee } from '../schema';
import { recordNominationDecisions, rerank, standings } from '../standing/commands';

/** What the holder of a link does. Whoever has the link is the focal point: the audit log names the call. */
type Door = { token: string; address: string };
const holder = (call: { id: string }): Actor => systemActor(`nomination-call:${call.id}`);

async function atDoor<T>(
  { token, address }: Door,
  work: (tx: Transaction, call: OpenedCall, actor: Actor) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inTransaction(async (tx) => {
    const call = await lockedCall(tx, token, address);
    return call.ok ? work(tx, call.value, holder(call.value)) : call;
  });
}

/** What was written of a person, as it is stored. Refuses PHONE_UNREADABLE, PHONE_WITHOUT_COUNTRY. */
async function written(tx: Transaction, call: OpenedCall, { phone, birthDate, ...nominee }: Nominee) {
  const number = phoneOf(phone, await countryOf(tx, call));
  if (!number.ok) return number;
  return done({ ...nominee, phone: number.value, birthDate: birthDate ? dateOf(birthDate) : null });
}

/** Whose local numbers these are. */
async function countryOf(
  tx: Transaction,
  { countryCode, institutionId }: OpenedCall,
): Promise<string | null> {
  if (!institutionId) return countryCode;
  const institution = await tx.institution.findUnique({
    where: { id: institutionId },
    select: { countryCode: true },
  });
  return institution?.countryCode ?? null;
}

/**
 * Names people, all or none, behind those named before. With `replacesId`, in the place of one who was refused or gave
 * the place up. Refuses what `namingRefusal` does, NOMINATION_NOT_REPLACEABLE, and what cannot be read, by row.
 */
export async function namePeople(
  door: Door,
  nominees: readonly Nominee[],
  replacesId: string | null = null,
): Promise<Outcome<{ named: number }>> {
  return atDoor(door, async (tx, call, actor) => {
    const before = await standings(tx, call.id);
    const refused = namingRefusal(call, call.state, {
      standing: before.filter(stands).length,
      wanted: nominees.length,
      replacing: replacesId !== null,
    });
    if (refused) return refuseAll([refused]);
    const replaced = replacesId ? before.find(({ id }) => id === replacesId) : null;
    if (replacesId && (!replaced || !mayBeReplaced(replaced))) return refuse('NOMINATION_NOT_REPLACEABLE');
    const rows = await readable(tx, call, nominees);
    if (!rows.ok) return rows;
    // Whoever comes in somebody's place takes their rank; the others go behind.
    const last = Math.max(0, ...before.filter(stands).map(({ rank }) => rank));
    const created = await tx.nomination.createManyAndReturn({
      data: rows.value.map((row, index) => ({
        ...row,
        callId: call.id,
        runId: call.runId,
        rank: last + index + 1,
        replacesId,
      })),
      select: { id: true },
    });
    if (replaced) {
      await tx.nomination.update({
        where: { id: replaced.id },
        data: { state: 'REPLACED', stateAt: new Date() },
        select: { id: true },
      });
      await recordNominationDecisions(tx, actor, [replaced], 'REPLACED', null);
    }
    const fresh = created.map(({ id }) => ({ id, state: null }));
    await recordNominationDecisions(tx, actor, fresh, 'SUBMITTED', null);
    await rerank(tx, call);
    await audited(tx, actor, call, 'namePeople', { people: created.length });
    return done({ named: created.length });
  });
}

async function readable(tx: Transaction, call: OpenedCall, nominees: readonly Nominee[]) {
  const rows = [];
  const refusals: Refusal[] = [];
  for (const [index, nominee] of nominees.entries()) {
    const row = await written(tx, call, nominee);
    if (row.ok) rows.push(row.value);
    else if (nominees.length === 1) return row;
    else refusals.push(...row.refusals.map(({ code }) => refusal(code, { row: index + 1 }, String(index))));
  }
  return refusals.length > 0 ? refuseAll(refusals) : done(rows);
}

/** A nomination of the call that may still be changed. Refuses NOMINATION_DECIDED, NOMINATION_OVER, NOMINATION_CLOSED. */
async function changeable(tx: Transaction, call: OpenedCall, nominationId: string) {
  const found = (await standings(tx, call.id)).find(({ id }) => id === nominationId);
  if (!found) return refuse('NOMINATION_LINK_UNKNOWN');
  if (call.state === 'CLOSED') return refuse('NOMINATION_CLOSED');
  if (mayChange(call.state, found.state)) return done(found);
  return refuse(mayChange('OPEN', found.state) ? 'NOMINATION_OVER' : 'NOMINATION_DECIDED');
}

/** Corrects what was written of a person, until it is decided. */
export async function changeNominee(door: Door, nominationId: string, nominee: Nominee) {
  return atDoor(door, async (tx, call, actor) => {
    const found = await changeable(tx, call, nominationId);
    if (!found.ok) return found;
    const row = await written(tx, call, nominee);
    if (!row.ok) return row;
    await tx.nomination.update({ where: { id: nominationId }, data: row.value, select: { id: true } });
    await audited(tx, actor, call, 'changeNominee', { nominationId });
    return done({ nominationId });
  });
}

/** Moves one of those who stand up or down by one rank. */
export async function moveNominee(door: Door, nominationId: string, by: 1 | -1) {
  return atDoor(door, async (tx, call, actor) => {
    if (call.state !== 'OPEN') return refuse(call.state === 'OVER' ? 'NOMINATION_OVER' : 'NOMINATION_CLOSED');
    const line = (await standings(tx, call.id)).filter(stands);
    const at = line.findIndex(({ id }) => id === nominationId);
    const [moved, other] = [line[at], line[at + by]];
    if (!moved || !other) return done({ nominationId });
    await tx.nomination.update({ where: { id: moved.id }, data: { rank: other.rank }, select: { id: true } });
    await tx.nomination.update({ where: { id: other.id }, data: { rank: moved.rank }, select: { id: true } });
    await rerank(tx, call);
    await audited(tx, actor, call, 'moveNominee', { nominationId, by });
    return done({ nominationId });
  });
}

/** Takes a name back before it is decided. */
export async function takeBackNominee(door: Door, nominationId: string) {
  return atDoor(door, async (tx, call, actor) => {
    const found = await changeable(tx, call, nominationId);
    if (!found.ok) return found;
    await tx.nomination.update({
      where: { id: nominationId },
      data: { state: 'TAKEN_BACK', stateAt: new Date() },
      select: { id: true },
    });
    await recordNominationDecisions(tx, actor, [found.value], 'TAKEN_BACK', null);
    await rerank(tx, call);
    await audited(tx, actor, call, 'takeBackNominee', { nominationId });
    return done({ nominationId });
  });
}

/** Answers what the office asked; the nomination waits for its decision again. */
export async function answerQuestion(door: Door, nominationId: string, answer: string) {
  return atDoor(door, async (tx, call, actor) => {
    const found = await changeable(tx, call, nominationId);
    if (!found.ok) return found;
    if (found.value.state !== 'ASKED_BACK') return refuse('NOMINATION_DECIDED');
    await tx.nomination.update({
      where: { id: nominationId },
      data: { answer, state: 'SUBMITTED', stateAt: new Date() },
      select: { id: true },
    });
    await recordNominationDecisions(tx, actor, [found.value], 'SUBMITTED', null);
    await audited(tx, actor, call, 'answerQuestion', { nominationId });
    return done({ nominationId });
  });
}

/** Hands the list over to the office; it may still be changed until the deadline. Refuses NOMINATIONS_NONE. */
export async function handOver(door: Door) {
  return atDoor(door, async (tx, call, actor) => {
    if (call.state !== 'OPEN') return refuse(call.state === 'OVER' ? 'NOMINATION_OVER' : 'NOMINATION_CLOSED');
    const named = (await standings(tx, call.id)).filter(stands).length;
    if (named === 0) return refuse('NOMINATIONS_NONE');
    await tx.nominationCall.update({
      where: { id: call.id },
      data: { submittedAt: new Date() },
      select: { id: true },
    });
    await audited(tx, actor, call, 'handOver', { people: named });
    return done({ named });
  });
}

const audited = (
  tx: Transaction,
  actor: Actor,
  call: OpenedCall,
  action: string,
  details: Record<string, string | number>,
) => audit(tx, actor, { action, subjectType: 'nominationCall', subjectId: call.id, details });
