import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import { marksMoved, type Kept } from '../../recording/commands';
import type { Operation } from '../../types';

type Stored = { receivedAt: Date; kept: string[]; tied: string[] };

/**
 * Keeps what is new of the walk-ins' operations and moves each walk-in forward to the greatest (at, id). What comes for
 * one that the coordinator has tied to a place meanwhile stands at that place as well. Who may is decided before.
 */
export async function storeWalkIns(
  accountId: string,
  operations: readonly (Operation & { runId: string })[],
): Promise<Kept | null> {
  if (operations.length === 0) return null;
  const outcome = await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<Stored[]>`
      WITH receipt AS MATERIALIZED (
        SELECT date_trunc('milliseconds', statement_timestamp()) AS at
      ), came AS MATERIALIZED (
        SELECT o.* FROM json_to_recordset(${JSON.stringify(operations)}::json) AS o(id uuid, "runId" uuid,
          "sessionId" uuid, "enrolmentId" uuid, "walkInName" text, status "AttendanceStatus", minutes int, note text,
          at timestamptz, device text, source "AttendanceSource", "seenId" uuid)
      ), kept AS (
        INSERT INTO walk_in_operation (id, walk_in_id, name, status, minutes, note, at, device_at, received_at, device,
          source, seen_id, recorded_by_id)
        SELECT o.id, o."enrolmentId", o."walkInName", o.status, o.minutes, o.note, least(o.at, receipt.at), o.at,
          receipt.at, o.device, coalesce(o.source, 'REGISTER'), o."seenId", ${accountId}::uuid
        FROM came o, receipt
        -- An id is used once, whatever it was used for.
        WHERE NOT EXISTS (SELECT FROM attendance_operation a WHERE a.id = o.id)
        ORDER BY o.id
        ON CONFLICT (id) DO NOTHING
        RETURNING *
      ), moved AS (
        INSERT INTO walk_in AS w (id, run_id, session_id, operation_id, name, status, minutes, note, at, device,
          recorded_by_id)
        SELECT DISTINCT ON (k.walk_in_id) k.walk_in_id, o."runId", o."sessionId", k.id, k.name, k.status, k.minutes,
          k.note, k.at, k.device, k.recorded_by_id
        FROM kept k JOIN came o ON o.id = k.id
        ORDER BY k.walk_in_id, k.at DESC, k.id DESC
        -- The row is held and given back in any case: whether it was tied meanwhile must be known.
        ON CONFLICT (id) DO UPDATE SET (operation_id, name, status, minutes, note, at, device, recorded_by_id) = (
          SELECT v.* FROM (VALUES
            (w.operation_id, w.name, w.status, w.minutes, w.note, w.at, w.device, w.recorded_by_id),
            (excluded.operation_id, excluded.name, excluded.status, excluded.minutes, excluded.note, excluded.at,
              excluded.device, excluded.recorded_by_id)
          ) AS v(operation_id, name, status, minutes, note, at, device, recorded_by_id)
          ORDER BY v.at DESC, v.operation_id DESC LIMIT 1)
        RETURNING w.id, w.enrolment_id
      )
      SELECT receipt.at AS "receivedAt", ARRAY(SELECT id::text FROM kept) AS kept,
        ARRAY(SELECT id::text FROM moved WHERE enrolment_id IS NOT NULL) AS tied
      FROM receipt`;
    if (!row) throw new Error('The statement gives one row.');
    await placeWalkIns(tx, row.tied);
    return done({ receivedAt: row.receivedAt.toISOString(), kept: new Set(row.kept) });
  });
  if (!outcome.ok) throw new Error(`Walk-ins were refused: ${JSON.stringify(outcome.refusals)}`);
  return outcome.value;
}

/**
 * What was recorded of tied walk-ins stands at the place that they were tied to: the same operations, with who, when and
 * on which device. Doing it twice changes nothing.
 */
export async function placeWalkIns(tx: Transaction, walkInIds: readonly string[]): Promise<void> {
  if (walkInIds.length === 0) return;
  await tx.$executeRaw`
    WITH kept AS (
      INSERT INTO attendance_operation (id, run_id, session_id, enrolment_id, status, minutes, note, at, device_at,
        received_at, device, source, seen_id, recorded_by_id)
      SELECT o.id, w.run_id, w.session_id, w.enrolment_id, o.status, o.minutes, o.note, o.at, o.device_at,
        o.received_at, o.device, o.source, o.seen_id, o.recorded_by_id
      FROM walk_in w JOIN walk_in_operation o ON o.walk_in_id = w.id
      WHERE w.id = ANY(${[...walkInIds]}::uuid[]) AND w.enrolment_id IS NOT NULL
      ORDER BY o.id
      ON CONFLICT (id) DO NOTHING
      RETURNING *
    )${marksMoved}`;
}
