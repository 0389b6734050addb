import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { mayWatch } from '../board/queries';
import { atOnceSeconds, earlyMinutes, flagsOf, lateHours, type Flag, type SessionFacts } from './rules';

/** What to look at in how the sessions of a run were recorded, in their order. By the operations whose marks stand now. */
export async function sessionFlags(actor: Actor, runId: string): Promise<Flag[]> {
  await mayWatch(actor, runId);
  const rows = await db.$queryRaw<SessionFacts[]>`
    WITH standing AS (
      SELECT s.id AS session_id, s.starts_at, s.ends_at, o.device, o.device_at, o.received_at, o.recorded_by_id,
        count(*) OVER (PARTITION BY s.id, o.device, o.recorded_by_id ORDER BY o.device_at
          RANGE BETWEEN CURRENT ROW AND make_interval(secs => ${atOnceSeconds}::int) FOLLOWING)::int AS together
      FROM training_session s
      JOIN attendance_mark m ON m.session_id = s.id AND m.status <> 'NOT_RECORDED'
      JOIN attendance_operation o ON o.id = m.operation_id
      WHERE s.run_id = ${runId}::uuid AND s.cancelled_at IS NULL
    ), counted AS (
      SELECT session_id, starts_at,
        count(*) FILTER (WHERE received_at < starts_at - make_interval(mins => ${earlyMinutes}::int))::int AS early,
        count(*) FILTER (WHERE received_at > ends_at + make_interval(hours => ${lateHours}::int))::int AS late
      FROM standing GROUP BY session_id, starts_at
    ), most AS (
      SELECT DISTINCT ON (session_id) session_id, together, device_at, device, recorded_by_id
      FROM standing ORDER BY session_id, together DESC, device_at
    )
    SELECT c.session_id AS "sessionId", c.early, c.late, m.together AS "atOnce",
      to_char(m.device_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "atOnceAt", a.name AS by, m.device
    FROM counted c JOIN most m USING (session_id) LEFT JOIN account a ON a.id = m.recorded_by_id
    ORDER BY c.starts_at, c.session_id`;
  return rows.flatMap(flagsOf);
}
