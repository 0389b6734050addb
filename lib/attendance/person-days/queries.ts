import { db } from '@/lib/db/client';
import { localOf } from '@/lib/runs/sessions/clock/rules';
import type { Day } from '@/lib/time/day';
import { attendedDays } from './rules';

/**
 * The days on which each enrolled person was there, by enrolment, as the clocks of the place had it. For queries that have
 * decided already that the actor manages the run.
 */
export async function daysOfRun(runId: string): Promise<Map<string, Day[]>> {
  const marks = await db.attendanceMark.findMany({
    where: { runId, status: { in: ['PRESENT', 'LATE', 'LEFT_EARLY'] }, session: { cancelledAt: null } },
    select: { enrolmentId: true, status: true, session: { select: { startsAtLocal: true } } },
  });
  return attendedDays(
    marks.map(({ session, ...mark }) => ({ ...mark, day: localOf(session.startsAtLocal).slice(0, 10) })),
  );
}
