import { db, type Db } from '@/lib/db/client';
import { Prisma } from '@/prisma/generated/client';
import type { Operation } from '../types';

/** Moves the marks forward to what is in `kept`: the greatest (at, id) of a session and enrolment is its mark. */
export const marksMoved = Prisma.sql`
      INSERT INTO attendance_mark AS mark (session_id, enrolment_id, run_id, operation_id, status, minutes, note, at,
        device, source, recorded_by_id)
      SELECT DISTINCT ON (session_id, enrolment_id) session_id, enrolment_id, run_id, id, status, minutes, note, at,
        device, source, recorded_by_id
      FROM kept
      ORDER BY session_id, enrolment_id, at DESC, id DESC
      ON CONFLICT (session_id, enrolment_id) DO UPDATE SET operation_id = excluded.operation_id,
        status = excluded.status, minutes = excluded.minutes, note = excluded.note, at = excluded.at,
        device = excluded.device, source = excluded.source, recorded_by_id = excluded.recorded_by_id
      WHERE (mark.at, mark.operation_id) < (excluded.at, excluded.operation_id)`;

/** When something was received, by the database's clock, and which of its ids were new. */
export type Kept = { receivedAt: string; kept: ReadonlySet<string> };

/**
 * One statement: keeps what is new and moves the marks forward. Rows are taken in a fixed order (operations by id,
 * then marks by session and enrolment), so that batches at once wait for each other and never in a circle. Who may is
 * decided before. `accountId`: null only for a person's own check-in without an account. Gives back the time of receipt
 * and the ids that are new.
 */
export async function storeOperations(
  accountId: string | null,
  operations: readonly (Operation & { runId: string })[],
  on: Db = db,
): Promise<Kept> {
  const rows = JSON.stringify(operations);
  const [row] = await on.$queryRaw<{ receivedAt: Date; kept: string[] | null }[]>`
    WITH receipt AS MATERIALIZED (
      SELECT date_trunc('milliseconds', statement_timestamp()) AS at
    ), kept AS (
      INSERT INTO attendance_operation (id, run_id, session_id, enrolment_id, status, minutes, note, at, device_at,
        received_at, device, source, seen_id, recorded_by_id)
      SELECT o.id, o."runId", o."sessionId", o."enrolmentId", o.status::"AttendanceStatus", o.minutes, o.note,
        least(o.at, receipt.at), o.at, receipt.at, o.device,
        coalesce(o.source, 'REGISTER')::"AttendanceSource", o."seenId", ${accountId}::uuid
      FROM receipt, json_to_recordset(${rows}::json) AS o(id uuid, "runId" uuid, "sessionId" uuid, "enrolmentId" uuid,
        status text, minutes int, note text, at timestamptz, device text, source text, "seenId" uuid)
      -- An id is used once, whatever it was used for.
      WHERE NOT EXISTS (SELECT FROM walk_in_operation w WHERE w.id = o.id)
      ORDER BY o.id
      ON CONFLICT (id) DO NOTHING
      RETURNING *
    ), marked AS (${marksMoved}
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
