import { mayTeach, type HeldStatus, type TeachingVerdict } from '@/lib/qualifications/rules';
import type { Day } from '@/lib/time/day';

/**
 * Whether someone may teach on a run: the status has to be live from its first day to its last. Names the first day's
 * reason where both days refuse.
 */
export function mayTeachRun(
  run: { startsOn: Day; endsOn: Day; entitledTypeIds: readonly string[] },
  held: readonly HeldStatus[],
): TeachingVerdict {
  const first = mayTeach({ entitledTypeIds: run.entitledTypeIds, held, day: run.startsOn });
  return first.may ? mayTeach({ entitledTypeIds: run.entitledTypeIds, held, day: run.endsOn }) : first;
}
