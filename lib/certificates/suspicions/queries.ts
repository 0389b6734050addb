import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import type { Db } from '@/lib/db/client';
import { certaintyOf } from '@/lib/people/duplicates/rules';
import type { MatchReason } from '@/lib/people/matching/types';

type Pair = {
  enrolmentId: string;
  aId: string;
  bId: string;
  otherId: string;
  score: number;
  reasons: MatchReason[];
  /** The number of the valid certificate of the same course that the other one holds. */
  number: string | null;
};

/**
 * The people of a run without a valid certificate of it who may be one person with somebody else of the run, or with
 * somebody who holds a valid certificate of the same course: nobody is to be certified twice under two names. Only pairs
 * of which nobody has said that they are two people, and whose other one the actor may see, for only they can be decided.
 * For commands and queries that have authorised already.
 */
export async function suspicionsOf(tx: Db, actor: Actor, run: { id: string; courseId: string }) {
  const pairs = await tx.$queryRaw<Pair[]>`
    WITH mine AS MATERIALIZED (
      SELECT e.id, e.person_id FROM enrolment e WHERE e.run_id = ${run.id}::uuid AND e.state = 'CONFIRMED'
    ), without AS MATERIALIZED (
      SELECT m.* FROM mine m WHERE NOT EXISTS (
        SELECT FROM certificate c WHERE c.enrolment_id = m.id AND c.ended_at IS NULL)
    ), pair AS (
      SELECT m.id AS enrolment_id, d.b_id AS other_id, d.* FROM without m JOIN duplicate_candidate d ON d.a_id = m.person_id
      WHERE d.apart_at IS NULL
      UNION ALL
      SELECT m.id, d.a_id, d.* FROM without m JOIN duplicate_candidate d ON d.b_id = m.person_id
      WHERE d.apart_at IS NULL
    )
    SELECT p.enrolment_id AS "enrolmentId", p.a_id AS "aId", p.b_id AS "bId", p.other_id AS "otherId", p.score, p.reasons,
      proof.number
    FROM pair p LEFT JOIN LATERAL (
      SELECT c.number FROM certificate c JOIN course_run r ON r.id = c.run_id
      WHERE c.person_id = p.other_id AND c.ended_at IS NULL AND r.course_id = ${run.courseId}::uuid
      ORDER BY c.number DESC LIMIT 1) proof ON true
    WHERE proof.number IS NOT NULL OR p.other_id IN (SELECT person_id FROM mine)
    ORDER BY p.score DESC, p.a_id, p.b_id`;
  if (pairs.length === 0) return [];
  const others = await tx.person.findMany({
    where: { AND: [{ id: { in: pairs.map(({ otherId }) => otherId) } }, visiblePeople(actor)] },
    select: { id: true, officialName: true, latinName: true },
  });
  const byId = new Map(others.map((person) => [person.id, person]));
  return pairs.flatMap(({ otherId, ...pair }) => {
    const other = byId.get(otherId);
    return other ? [{ ...pair, other, certainty: certaintyOf(pair) }] : [];
  });
}
