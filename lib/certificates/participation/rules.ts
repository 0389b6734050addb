import type { EnrolmentState } from '@/prisma/generated/enums';
import type { Day } from '@/lib/time/day';

type Course = { state: EnrolmentState; run: { startsOn: Day; endsOn: Day; today: Day; cancelled: boolean } };

const coming = new Set<EnrolmentState>(['CONFIRMED', 'INVITED']);

/** The course that someone has to go to next, or is at: invited or confirmed, not over, the earliest; null for none. */
export function nextCourse<Row extends Course>(courses: readonly Row[]): Row | null {
  const ahead = courses.filter(
    ({ state, run }) => coming.has(state) && !run.cancelled && run.endsOn >= run.today,
  );
  return ahead.toSorted((a, b) => (a.run.startsOn < b.run.startsOn ? -1 : 1))[0] ?? null;
}

type Timed = { startsAt: Date };

/** Sessions by the day on which they start, in the order given. */
export function byDay<Row extends Timed>(
  sessions: readonly Row[],
  day: (instant: Date) => Day,
): [Day, Row[]][] {
  const days = new Map<Day, Row[]>();
  for (const session of sessions) {
    const key = day(session.startsAt);
    days.set(key, [...(days.get(key) ?? []), session]);
  }
  return [...days];
}
