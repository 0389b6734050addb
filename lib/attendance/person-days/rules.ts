import type { AttendanceStatus } from '@/prisma/generated/enums';
import type { Day } from '@/lib/time/day';

export type DayMark = { enrolmentId: string; day: Day; status: AttendanceStatus };

const there: ReadonlySet<AttendanceStatus> = new Set(['PRESENT', 'LATE', 'LEFT_EARLY']);

/** Was the person in the hall at all? Whoever came late or left early was. */
export const wasThere = (status: AttendanceStatus): boolean => there.has(status);

/**
 * The days on which each was there, by enrolment and in order: a day is attended by being in any of its sessions, whether it
 * counts toward completion or not, and counts once however many there were. Who was never there is left out.
 */
export function attendedDays(marks: Iterable<DayMark>): Map<string, Day[]> {
  const days = new Map<string, Set<Day>>();
  for (const { enrolmentId, day, status } of marks) {
    if (!wasThere(status)) continue;
    const known = days.get(enrolmentId) ?? new Set<Day>();
    days.set(enrolmentId, known.add(day));
  }
  return new Map([...days].map(([enrolmentId, each]) => [enrolmentId, [...each].sort()]));
}

/** Days attended by everybody together. */
export const personDays = (days: ReadonlyMap<string, readonly Day[]>): number =>
  [...days.values()].reduce((sum, each) => sum + each.length, 0);
