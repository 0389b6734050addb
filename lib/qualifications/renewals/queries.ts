import type { Db } from '@/lib/db/client';
import { addDays, dayOf, type Day } from '@/lib/time/day';
import { completed, taught } from '../cascade/links/queries';
import { heldFacts, heldStatus } from '../queries';
import { renewalStanding, type Deed, type RenewalStanding } from './rules';

type DeedRow = Omit<Deed, 'startsOn' | 'endsOn'> & { statusId: string; startsOn: Date; endsOn: Date };

/**
 * What the holders did within the validity of their statuses: runs that they taught of courses to which the status
 * entitles, and refresher courses that they completed, the earliest first.
 */
const deedsOf = (tx: Db, ids: readonly string[]) => tx.$queryRaw<DeedRow[]>`
  SELECT q.id AS "statusId", 'TAUGHT' AS basis, r.id, r.starts_on AS "startsOn", r.ends_on AS "endsOn"
  FROM qualification q JOIN entitlement e ON e.type_id = q.type_id
  JOIN trainer_assignment t ON t.person_id = q.person_id AND ${taught}
  JOIN course_run r ON r.id = t.run_id AND r.course_id = e.course_id AND r.cancelled_at IS NULL
    AND r.starts_on >= q.valid_from AND r.ends_on <= q.valid_until
  WHERE q.id = ANY(${[...ids]}::uuid[])
  GROUP BY q.id, r.id
  UNION ALL
  SELECT q.id, 'REFRESHER', c.id, r.starts_on, r.ends_on
  FROM qualification q JOIN qualification_type y ON y.id = q.type_id
  JOIN certificate c ON c.person_id = q.person_id AND ${completed}
  JOIN course_run r ON r.id = c.run_id AND r.course_id = y.refresher_course_id
    AND r.starts_on >= q.valid_from AND r.ends_on <= q.valid_until
  WHERE q.id = ANY(${[...ids]}::uuid[])
  ORDER BY 5, 3`;

/** How statuses stand with their renewals, by id; for commands and queries that have authorised already. */
export async function renewalStandings(
  tx: Db,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, RenewalStanding>> {
  const rows = await tx.qualification.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      ...heldFacts,
      type: { select: { validityMonths: true, renewalRuns: true, refresherCourseId: true } },
      renewals: { orderBy: { previousUntil: 'desc' }, take: 1, select: { previousUntil: true } },
    },
  });
  const renewable = rows.filter(({ type }) => type.renewalRuns !== null || type.refresherCourseId !== null);
  const deeds =
    renewable.length > 0
      ? await deedsOf(
          tx,
          renewable.map(({ id }) => id),
        )
      : [];
  return new Map(
    rows.map((row) => {
      const [last] = row.renewals;
      const standing = renewalStanding({
        ...{ rule: row.type, status: heldStatus(row), today },
        since: last ? addDays(dayOf(last.previousUntil), 1) : dayOf(row.validFrom),
        deeds: deeds
          .filter(({ statusId }) => statusId === row.id)
          .map(({ basis, id, startsOn, endsOn }) => ({
            ...{ basis, id, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn) },
          })),
      });
      return [row.id, standing];
    }),
  );
}
