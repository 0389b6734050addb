import { db } from '@/lib/db/client';
import type { RunFacts } from '@/lib/auth/policy';
import type { EnrolmentState } from '@/prisma/generated/enums';
import type { Operation } from '../types';

export type SessionFacts = RunFacts & {
  id: string;
  runId: string;
  /** ISO instant. */
  endsAt: string;
  /** Who teaches this session, of those who teach on the run now. */
  teacherIds: string[];
  /** Since when each trainer of the run is assigned, in the order of `trainerIds`: ISO instants. */
  assignedAt: string[];
  durationMinutes: number;
  cancelled: boolean;
};

export type PlaceFacts = { id: string; runId: string; state: EnrolmentState; stateAt: string };

/** A walk-in that the office knows already. */
export type WalkInFacts = { id: string; sessionId: string };

type Facts = {
  sessions: Map<string, SessionFacts>;
  places: Map<string, PlaceFacts>;
  walkIns: Map<string, WalkInFacts>;
};

const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * All that the decision about a batch needs, in one statement. Not for showing: who may is decided from it. The
 * database writes the JSON, so that a batch of 250 costs this process one string.
 */
export async function recordingFacts(operations: readonly Operation[]): Promise<Facts> {
  const sessionIds = [...new Set(operations.map((each) => each.sessionId))];
  const enrolmentIds = [...new Set(operations.map((each) => each.enrolmentId))];
  const walkInIds = [
    ...new Set(operations.filter((each) => each.walkInName).map((each) => each.enrolmentId)),
  ];
  const [row] = await db.$queryRaw<{ sessions: string; places: string; walkIns: string }[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object(
          'id', s.id, 'runId', s.run_id, 'programmeId', r.programme_id, 'countryCode', r.country_code,
          'durationMinutes', round(extract(epoch FROM s.ends_at - s.starts_at) / 60),
          'cancelled', s.cancelled_at IS NOT NULL OR r.cancelled_at IS NOT NULL, 'endsAt', s.ends_at,
          'teacherIds', ARRAY(SELECT st.person_id FROM session_trainer st WHERE st.session_id = s.id),
          'trainerIds', ARRAY(SELECT t.person_id FROM trainer_assignment t
                              WHERE t.run_id = r.id AND t.removed_at IS NULL ORDER BY t.id),
          'assignedAt', ARRAY(SELECT t.assigned_at FROM trainer_assignment t
                              WHERE t.run_id = r.id AND t.removed_at IS NULL ORDER BY t.id))), '[]')::text
        FROM training_session s JOIN course_run r ON r.id = s.run_id
        WHERE s.id = ANY(${sessionIds}::uuid[])) AS sessions,
      (SELECT coalesce(json_agg(json_build_object(
          'id', e.id, 'runId', e.run_id, 'state', e.state, 'stateAt', e.state_at)), '[]')::text
        FROM enrolment e WHERE e.id = ANY(${enrolmentIds}::uuid[])) AS places,
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'sessionId', w.session_id)), '[]')::text
        FROM walk_in w WHERE w.id = ANY(${walkInIds}::uuid[])) AS "walkIns"`;
  return {
    sessions: byId(JSON.parse(row?.sessions ?? '[]') as SessionFacts[]),
    places: byId(JSON.parse(row?.places ?? '[]') as PlaceFacts[]),
    walkIns: byId(JSON.parse(row?.walkIns ?? '[]') as WalkInFacts[]),
  };
}

/**
 * Where the enrolments of merged records went, by their former id: a phone that was out of the network knows a person by
 * the enrolment that was joined with another since, and nothing that it recorded may be lost.
 */
export async function joinedEnrolments(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ former: string; id: string }[]>`
    WITH RECURSIVE hung AS (
      SELECT gone.enrolment->>'id' AS former, (gone.enrolment->>'run_id')::uuid AS run_id, m.kept_id AS person_id, 1 AS depth
      FROM person_merge m, jsonb_array_elements(m.before #> '{tables,enrolment,gone}') AS gone(enrolment)
      WHERE m.undone_at IS NULL AND gone.enrolment->>'id' = ANY(${[...new Set(ids)]}::text[])
      UNION ALL
      SELECT h.former, h.run_id, m.kept_id, h.depth + 1
      FROM hung h JOIN person_merge m ON m.merged_id = h.person_id AND m.undone_at IS NULL WHERE h.depth < 20
    )
    SELECT h.former, e.id::text AS id FROM hung h JOIN enrolment e ON e.run_id = h.run_id AND e.person_id = h.person_id`;
  return new Map(rows.map(({ former, id }) => [former, id]));
}

export type StoredOperation = Operation & {
  recordedById: string | null;
  /** ISO instant that decides; `at` is the device's own. */
  countsAt: string;
};

const asSent = {
  ...{ id: true, status: true, minutes: true, note: true, at: true, deviceAt: true, device: true },
  recordedById: true,
} as const;

const timesAsSent = ({ at, deviceAt }: { at: Date; deviceAt: Date }) => ({
  at: deviceAt.toISOString(),
  countsAt: at.toISOString(),
});

/** Operations that are in the database already, by id, as they were sent. */
export async function storedOperations(
  ids: readonly string[],
  table: 'places' | 'walk-ins',
): Promise<Map<string, StoredOperation>> {
  if (ids.length === 0) return new Map();
  const where = { id: { in: [...ids] } };
  if (table === 'places') {
    const rows = await db.attendanceOperation.findMany({
      where,
      select: { ...asSent, sessionId: true, enrolmentId: true },
    });
    return byId(rows.map(({ at, deviceAt, ...row }) => ({ ...row, ...timesAsSent({ at, deviceAt }) })));
  }
  const rows = await db.walkInOperation.findMany({
    where,
    select: { ...asSent, name: true, walkIn: { select: { id: true, sessionId: true } } },
  });
  return byId(
    rows.map(({ at, deviceAt, name, walkIn, ...row }) => ({
      ...row,
      ...timesAsSent({ at, deviceAt }),
      enrolmentId: walkIn.id,
      sessionId: walkIn.sessionId,
      walkInName: name,
    })),
  );
}
