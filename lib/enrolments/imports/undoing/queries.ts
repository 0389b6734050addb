import type { Db } from '@/lib/db/client';
import { shownName } from '@/lib/people/names/rules';
import type { Hanging } from './rules';

type Row = Omit<Hanging, 'name'> & { officialName: string | null; latinName: string | null };

/** Everybody of an applied list on whom something hangs by now, and what. */
export async function hangingOn(tx: Db, batchId: string): Promise<Hanging[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH placed AS (
      SELECT e.id, e.person_id,
        EXISTS (SELECT FROM attendance_operation o WHERE o.enrolment_id = e.id)
          OR EXISTS (SELECT FROM attendance_mark m WHERE m.enrolment_id = e.id) AS marked,
        EXISTS (SELECT FROM test_score s WHERE s.enrolment_id = e.id)
          OR EXISTS (SELECT FROM test_attempt t WHERE t.enrolment_id = e.id)
          OR EXISTS (SELECT FROM assessor_verdict v WHERE v.enrolment_id = e.id) AS assessed,
        EXISTS (SELECT FROM certificate c WHERE c.enrolment_id = e.id) AS certified,
        EXISTS (SELECT FROM certificate_hold h WHERE h.enrolment_id = e.id) AS held,
        EXISTS (SELECT FROM invitation i WHERE i.enrolment_id = e.id) AS invited,
        EXISTS (SELECT FROM nomination n WHERE n.enrolment_id = e.id) AS nominated
      FROM enrolment e WHERE e.import_batch_id = ${batchId}::uuid
    ), brought AS (
      SELECT b.person_id,
        EXISTS (SELECT FROM enrolment e WHERE e.person_id = b.person_id
          AND e.import_batch_id IS DISTINCT FROM ${batchId}::uuid) AS elsewhere,
        EXISTS (SELECT FROM account a WHERE a.person_id = b.person_id)
          OR EXISTS (SELECT FROM trainer_assignment t WHERE t.person_id = b.person_id)
          OR EXISTS (SELECT FROM session_trainer t WHERE t.person_id = b.person_id)
          OR EXISTS (SELECT FROM qualification q WHERE q.person_id = b.person_id)
          OR EXISTS (SELECT FROM assessor_verdict v WHERE v.assessor_id = b.person_id)
          OR EXISTS (SELECT FROM certificate c WHERE c.person_id = b.person_id)
          OR EXISTS (SELECT FROM nomination n WHERE n.person_id = b.person_id)
          OR EXISTS (SELECT FROM calendar_feed f WHERE f.person_id = b.person_id)
          OR EXISTS (SELECT FROM person_merge m WHERE m.kept_id = b.person_id AND m.undone_at IS NULL) AS known
      FROM imported_person b WHERE b.batch_id = ${batchId}::uuid
    )
    SELECT p.official_name AS "officialName", p.latin_name AS "latinName",
      coalesce(placed.marked, false) AS marked, coalesce(placed.certified, false) AS certified,
      coalesce(placed.assessed, false) AS assessed, coalesce(placed.held, false) AS held,
      coalesce(placed.invited, false) AS invited, coalesce(placed.nominated, false) AS nominated,
      coalesce(brought.elsewhere, false) AS elsewhere,
      coalesce(brought.known AND NOT placed.certified AND NOT placed.nominated, brought.known, false) AS known
    FROM placed FULL JOIN brought ON brought.person_id = placed.person_id
    JOIN person p ON p.id = coalesce(placed.person_id, brought.person_id)
    WHERE placed.marked OR placed.assessed OR placed.certified OR placed.held OR placed.invited OR placed.nominated OR brought.elsewhere OR brought.known
    ORDER BY p.search_key, p.id`;
  return rows.map(({ officialName, latinName, ...facts }) => ({
    name: shownName({ officialName, latinName }),
    ...facts,
  }));
}
