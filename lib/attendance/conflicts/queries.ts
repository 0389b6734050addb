import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { mayWatch } from '../board/queries';
import { markKey } from '../rules';
import { contested, type Recorded } from './rules';

type Row = Recorded & { sessionId: string; enrolmentId: string };

/** More than this is not a run of contradictions but two registers of the same hall: the first are shown. */
const mostOperations = 5_000;

/**
 * The cells of a run's board whose mark is contested. Only cells that two hands recorded with different words are looked
 * at; the database finds them by the index over session and enrolment.
 */
export async function contestedCells(
  actor: Actor,
  runId: string,
): Promise<{ sessionId: string; enrolmentId: string; operationIds: string[] }[]> {
  await mayWatch(actor, runId);
  const [row] = await db.$queryRaw<{ operations: string }[]>`
    WITH cell AS (
      SELECT o.session_id, o.enrolment_id FROM attendance_operation o
      WHERE o.session_id IN (SELECT id FROM training_session WHERE run_id = ${runId}::uuid AND cancelled_at IS NULL)
      GROUP BY o.session_id, o.enrolment_id
      HAVING count(*) > 1 AND count(DISTINCT (o.device, o.recorded_by_id)) > 1
        AND count(DISTINCT (o.status, o.minutes)) > 1
    )
    SELECT coalesce(json_agg(r), '[]')::text AS operations FROM (
      SELECT o.id, o.session_id AS "sessionId", o.enrolment_id AS "enrolmentId", o.status, o.minutes, o.device,
        o.recorded_by_id AS "recordedById", o.source, o.seen_id AS "seenId", o.at, o.received_at AS "receivedAt"
      FROM cell JOIN attendance_operation o USING (session_id, enrolment_id) LIMIT ${mostOperations}) r`;
  const cells = new Map<string, Row[]>();
  for (const operation of JSON.parse(row?.operations ?? '[]') as Row[]) {
    const key = markKey(operation);
    cells.set(key, [...(cells.get(key) ?? []), operation]);
  }
  return [...cells.values()].flatMap((operations) => {
    const against = contested(operations);
    const [first] = operations;
    if (!first || against.length === 0) return [];
    const { sessionId, enrolmentId } = first;
    return [{ sessionId, enrolmentId, operationIds: against.map(({ id }) => id) }];
  });
}
