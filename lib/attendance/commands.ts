import type { Actor } from '@/lib/auth/actor';
import { canRecordAttendance } from '@/lib/auth/policy';
import { db } from '@/lib/db/client';
import {
  joinedEnrolments,
  recordingFacts,
  storedOperations,
  type PlaceFacts,
  type SessionFacts,
} from './recording/queries';
import { isOnRoster } from './roster/rules';
import { refusalOfContent, sameOperation } from './rules';
import type { Answer, Operation, Recorded, RefusalCode } from './types';

/**
 * Records attendance: each operation is kept for ever, and the greatest (at, id) of its session and enrolment
 * becomes the current mark. Answers for each operation, and only after the commit. The same operation
 * may come any number of times. A session that the actor may not record is as unknown as one that does not exist;
 * rights are those of this moment. The kept operations say who recorded what when on which device, so nothing
 * goes into the audit log, whose chain would make every phone wait for every other.
 */
export async function recordAttendance(actor: Actor, operations: readonly Operation[]): Promise<Recorded> {
  if (!actor.accountId) throw new Error('Attendance is recorded by an account: who did it must be known.');
  const { first, doubled } = withoutDoubles(operations);
  const facts = await recordingFacts(first);
  const joined = await joinedEnrolments(
    first.map((each) => each.enrolmentId).filter((id) => !facts.places.has(id)),
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
  for (const operation of first) {
    const session = facts.sessions.get(operation.sessionId);
    const code = refusalOf(actor, operation, session, facts.places.get(operation.enrolmentId));
    if (code) refused.set(operation.id, code);
    else if (session) accepted.push({ ...operation, runId: session.runId });
  }
  const { receivedAt, kept } = await store(actor.accountId, accepted);
  const open = first.filter((operation) => !kept.has(operation.id)).map((operation) => operation.id);
  const stored = await storedOperations(open);
  const answers = first.map((operation): Answer => {
    const { id } = operation;
    if (kept.has(id)) return { id, answer: 'ACCEPTED' };
    const known = stored.get(id);
    const code = refused.get(id);
    // What this account sent before has arrived, even if it may no longer send such a thing today.
    if (known && sameOperation(known, operation) && (!code || known.recordedById === actor.accountId)) {
      return { id, answer: 'KNOWN' };
    }
    return { id, answer: 'REFUSED', code: code ?? 'OPERATION_ID_REUSED' };
  });
  return {
    receivedAt,
    answers: [...answers, ...doubled.map((each) => answerOfDouble(each, first, answers))],
  };
}

/** Why the operation is not accepted now; null when it is. */
function refusalOf(
  actor: Actor,
  operation: Operation,
  session: SessionFacts | undefined,
  place: PlaceFacts | undefined,
): RefusalCode | null {
  if (!session || !canRecordAttendance(actor, session)) return 'SESSION_UNKNOWN';
  if (!place || place.runId !== session.runId || !isOnRoster(place, operation.at)) return 'NOT_ON_ROSTER';
  if (session.cancelled) return 'SESSION_CANCELLED';
  return refusalOfContent(operation, session.durationMinutes);
}

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
  return answer.answer === 'ACCEPTED' ? { id, answer: 'KNOWN' } : answer;
}

/**
 * One statement: keeps what is new and moves the marks forward. Rows are taken in a fixed order (operations by id,
 * then marks by session and enrolment), so that batches at once wait for each other and never in a circle.
 */
async function store(accountId: string, operations: readonly (Operation & { runId: string })[]) {
  const rows = JSON.stringify(operations);
  const [row] = await db.$queryRaw<{ receivedAt: Date; kept: string[] | null }[]>`
    WITH receipt AS MATERIALIZED (
      SELECT date_trunc('milliseconds', statement_timestamp()) AS at
    ), kept AS (
      INSERT INTO attendance_operation (id, run_id, session_id, enrolment_id, status, minutes, note, at, device_at,
        received_at, device, recorded_by_id)
      SELECT o.id, o."runId", o."sessionId", o."enrolmentId", o.status::"AttendanceStatus", o.minutes, o.note,
        least(o.at, receipt.at), o.at, receipt.at, o.device, ${accountId}::uuid
      FROM receipt, json_to_recordset(${rows}::json) AS o(id uuid, "runId" uuid, "sessionId" uuid, "enrolmentId" uuid,
        status text, minutes int, note text, at timestamptz, device text)
      ORDER BY o.id
      ON CONFLICT (id) DO NOTHING
      RETURNING *
    ), marked AS (
      INSERT INTO attendance_mark AS mark (session_id, enrolment_id, run_id, operation_id, status, minutes, note, at,
        device, recorded_by_id)
      SELECT DISTINCT ON (session_id, enrolment_id) session_id, enrolment_id, run_id, id, status, minutes, note, at,
        device, recorded_by_id
      FROM kept
      ORDER BY session_id, enrolment_id, at DESC, id DESC
      ON CONFLICT (session_id, enrolment_id) DO UPDATE SET operation_id = excluded.operation_id,
        status = excluded.status, minutes = excluded.minutes, note = excluded.note, at = excluded.at,
        device = excluded.device, recorded_by_id = excluded.recorded_by_id
      WHERE (mark.at, mark.operation_id) < (excluded.at, excluded.operation_id)
    )
    SELECT receipt.at AS "receivedAt",
      -- Nearly always all of them: then the number says it.
      CASE WHEN (SELECT count(*) FROM kept) < ${operations.length}::int THEN ARRAY(SELECT id::text FROM kept) END AS kept
    FROM receipt`;
  return {
    receivedAt: (row?.receivedAt ?? new Date()).toISOString(),
    kept: new Set(row?.kept ?? operations.map((each) => each.id)),
  };
}
