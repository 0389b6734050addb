import type { Actor } from '@/lib/auth/actor';
import { canManageRun, canRecordAttendance } from '@/lib/auth/policy';
import { storeOperations, type Kept } from './recording/commands';
import {
  joinedEnrolments,
  recordingFacts,
  storedOperations,
  type PlaceFacts,
  type SessionFacts,
  type WalkInFacts,
} from './recording/queries';
import { hadSession } from './recording/rules';
import { isOnRoster } from './roster/rules';
import { clampClock, isWalkInName, refusalOfContent, sameOperation } from './rules';
import type { Answer, Arrived, Operation, Recorded, RefusalCode } from './types';
import { storeWalkIns } from './walk-ins/recording/commands';

/**
 * Records attendance: each operation is kept for ever, and the greatest (at, id) of its session and enrolment
 * becomes the current mark; of a walk-in, what stands of them. Answers for each operation, and only after the commit. The
 * same operation may come any number of times. A session that the actor may not record is as unknown as one that does not
 * exist; rights are those of this moment, and a trainer's also those of the session. The kept operations say who recorded
 * what when on which device, so nothing goes into the audit log, whose chain would make every phone wait for every other.
 */
export async function recordAttendance(actor: Actor, operations: readonly Operation[]): Promise<Recorded> {
  if (!actor.accountId) throw new Error('Attendance is recorded by an account: who did it must be known.');
  const { first, doubled } = withoutDoubles(operations);
  const facts = await recordingFacts(first);
  const joined = await joinedEnrolments(
    first
      .filter((each) => !each.walkInName && !facts.places.has(each.enrolmentId))
      .map((each) => each.enrolmentId),
  );
  if (joined.size > 0) {
    const hung = operations.map((each) => ({
      ...each,
      enrolmentId: joined.get(each.enrolmentId) ?? each.enrolmentId,
    }));
    return recordAttendance(actor, hung);
  }
  const refused = new Map<string, RefusalCode>();
  const accepted: (Operation & { runId: string })[] = [];
  /** Where the batch itself makes walk-ins: the first one says in which session. */
  const walkIns = new Map(facts.walkIns);
  for (const operation of first) {
    const session = facts.sessions.get(operation.sessionId);
    const code =
      refusalOfSession(actor, session) ??
      refusalOfSource(actor, operation, session) ??
      (operation.walkInName
        ? refusalOfWalkIn(operation.walkInName, operation.sessionId, [
            walkIns.get(operation.enrolmentId),
            facts.places.get(operation.enrolmentId),
          ])
        : refusalOfPlace(operation, session, facts.places.get(operation.enrolmentId))) ??
      refusalOfContent(operation, session?.durationMinutes ?? 0);
    if (code) refused.set(operation.id, code);
    else if (session) {
      accepted.push({ ...operation, runId: session.runId });
      if (operation.walkInName)
        walkIns.set(operation.enrolmentId, { ...operation, id: operation.enrolmentId });
    }
  }
  const stored = await store(actor.accountId, accepted);
  const answers = await answersTo(actor.accountId, first, stored, refused);
  return {
    receivedAt: stored[0].receivedAt,
    answers: [...answers, ...doubled.map((each) => answerOfDouble(each, first, answers))],
  };
}

/** Why nothing of the session is accepted from the actor now; null when it is. */
function refusalOfSession(actor: Actor, session: SessionFacts | undefined): RefusalCode | null {
  if (!session || !canRecordAttendance(actor, session)) return 'SESSION_UNKNOWN';
  if (!canManageRun(actor, session) && !hadSession(actor.personId, session)) return 'NOT_YOUR_SESSION';
  return session.cancelled ? 'SESSION_CANCELLED' : null;
}

/** The board and files are the office's; a person's own check-in does not come as somebody else's operation. */
function refusalOfSource(
  actor: Actor,
  { source = 'REGISTER' }: Operation,
  session: SessionFacts | undefined,
): RefusalCode | null {
  if (source === 'REGISTER' || source === 'SCAN') return null;
  return source !== 'CHECK_IN' && session && canManageRun(actor, session) ? null : 'OPERATION_INVALID';
}

function refusalOfPlace(
  operation: Operation,
  session: SessionFacts | undefined,
  place: PlaceFacts | undefined,
): RefusalCode | null {
  const onRoster = place && place.runId === session?.runId && isOnRoster(place, operation.at);
  return onRoster ? null : 'NOT_ON_ROSTER';
}

function refusalOfWalkIn(
  name: string,
  sessionId: string,
  [known, place]: [Pick<WalkInFacts, 'sessionId'> | undefined, PlaceFacts | undefined],
): RefusalCode | null {
  if (place || (known && known.sessionId !== sessionId)) return 'WALK_IN_ELSEWHERE';
  return isWalkInName(name) ? null : 'WALK_IN_NAME_INVALID';
}

/** At most one statement a table, however many operations there are; most batches have no walk-ins. The latest receipt first. */
async function store(
  accountId: string,
  operations: readonly (Operation & { runId: string })[],
): Promise<[Kept, ...Kept[]]> {
  const walkIns = operations.filter((each) => each.walkInName);
  const places = walkIns.length > 0 ? operations.filter((each) => !each.walkInName) : operations;
  const atPlaces = await storeOperations(accountId, places);
  const ofWalkIns = await storeWalkIns(accountId, walkIns);
  return ofWalkIns ? [ofWalkIns, atPlaces] : [atPlaces];
}

async function answersTo(
  accountId: string,
  operations: readonly Operation[],
  stored: readonly Kept[],
  refused: ReadonlyMap<string, RefusalCode>,
): Promise<Answer[]> {
  const receiptOf = (id: string) => stored.find(({ kept }) => kept.has(id))?.receivedAt;
  const open = operations.filter((operation) => !receiptOf(operation.id));
  const idsOf = (walkIns: boolean) =>
    open.filter((each) => Boolean(each.walkInName) === walkIns).map((each) => each.id);
  const before = new Map([
    ...(await storedOperations(idsOf(false), 'places')),
    ...(await storedOperations(idsOf(true), 'walk-ins')),
  ]);
  return operations.map((operation): Answer => {
    const { id } = operation;
    const receivedAt = receiptOf(id);
    if (receivedAt) return arrived('ACCEPTED', operation, clampClock(operation.at, receivedAt));
    const known = before.get(id);
    const code = refused.get(id);
    // What this account sent before has arrived, even if it may no longer send such a thing today.
    if (known && sameOperation(known, operation) && (!code || known.recordedById === accountId)) {
      return arrived('KNOWN', operation, known.countsAt);
    }
    return { id, answer: 'REFUSED', code: code ?? 'OPERATION_ID_REUSED' };
  });
}

/** A device is told the time that counts wherever it could not know it: one that comes again was received before. */
const arrived = (answer: Arrived['answer'], { id, at }: Operation, countsAt: string): Arrived =>
  Date.parse(at) === Date.parse(countsAt) ? { id, answer } : { id, answer, at: countsAt };

function withoutDoubles(operations: readonly Operation[]) {
  const seen = new Set<string>();
  const [first, doubled]: [Operation[], Operation[]] = [[], []];
  for (const operation of operations) {
    (seen.has(operation.id) ? doubled : first).push(operation);
    seen.add(operation.id);
  }
  return { first, doubled };
}

function answerOfDouble(operation: Operation, first: Operation[], answers: Answer[]): Answer {
  const { id } = operation;
  const at = first.findIndex((each) => each.id === id);
  const [original, answer] = [first[at], answers[at]];
  if (!original || !answer || !sameOperation(original, operation)) {
    return { id, answer: 'REFUSED', code: 'OPERATION_ID_REUSED' };
  }
  return answer.answer === 'ACCEPTED' ? { ...answer, answer: 'KNOWN' } : answer;
}
