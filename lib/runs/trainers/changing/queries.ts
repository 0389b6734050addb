import type { Db } from '@/lib/db/client';
import type { Refusal } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import { disqualifiedBy, type ChangingRun } from '../rules';

/** A run before and after a change of its days, its languages or its country. */
export type RunChanging = { runId: string; courseId: string; before: ChangingRun; after: ChangingRun };

/**
 * Trainers of the runs who may teach them as they stand and could not as they would be: TRAINER_QUALIFIED_NO_MORE beside the
 * field that makes it so (`country`: the field that the country comes from). Who was admitted without the status stays
 * admitted; who may not teach already stands in nobody's way. Some statements for all runs together; for commands and
 * queries that have authorised already.
 */
export async function disqualifications(
  tx: Db,
  changes: readonly RunChanging[],
  country: 'countryCode' | 'venueId',
): Promise<Refusal[]> {
  const changed = changes.filter(({ before, after }) => !same(before, after));
  if (changed.length === 0) return [];
  const [entitlements, assignments] = [
    await tx.entitlement.findMany({
      where: { courseId: { in: changed.map(({ courseId }) => courseId) } },
      select: { courseId: true, type: { select: scopeFacts } },
    }),
    await tx.trainerAssignment.findMany({
      where: { runId: { in: changed.map(({ runId }) => runId) }, removedAt: null, waiverReason: null },
      orderBy: { assignedAt: 'asc' },
      select: { runId: true, person: { select: { id: true, officialName: true, latinName: true } } },
    }),
  ];
  if (entitlements.length === 0 || assignments.length === 0) return [];
  const held = await heldStatuses(
    tx,
    assignments.map(({ person }) => person.id),
  );
  return changed.flatMap(({ runId, courseId, before, after }) => {
    const entitled = entitlements
      .filter((each) => each.courseId === courseId)
      .map(({ type }) => entitling(type));
    return assignments
      .filter((each) => each.runId === runId)
      .flatMap(({ person }) => {
        const statuses = held.get(person.id) ?? [];
        const who = shownName(person);
        return disqualifiedBy({ before, after, entitled, held: statuses, who, country }) ?? [];
      });
  });
}

const same = (a: ChangingRun, b: ChangingRun): boolean =>
  a.startsOn === b.startsOn &&
  a.endsOn === b.endsOn &&
  a.countryCode === b.countryCode &&
  [...a.languages].sort().join() === [...b.languages].sort().join();
