import type { AttendanceStatus } from '@/prisma/generated/enums';

/** The part of a course's completion rule that speaks of attendance. */
export type AttendanceRule = {
  minPercent: number;
  of: 'SESSIONS' | 'MINUTES';
  excused: 'NEUTRAL' | 'PRESENT' | 'ABSENT';
};

export type AttendedSession = {
  /** Length of the session. */
  durationMinutes: number;
  counts: boolean;
  cancelled: boolean;
  /** ISO instant. */
  endsAt: string;
  /** Effective status: see `effectiveStatus`. */
  status: AttendanceStatus;
  /** Minutes missed. */
  minutes: number | null;
};

/** In sessions or in minutes, as the rule counts. Shares are 0..1; null where there is nothing to divide by. */
export type AttendanceRate = {
  attended: number;
  held: number;
  planned: number;
  shareOfHeld: number | null;
  shareOfPlanned: number | null;
  /** The share of what is planned that can still be reached if everything open goes well. */
  reachable: number | null;
  /** Can no longer reach what the course asks for. */
  atRisk: boolean;
};

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** How much of a session the status is worth; null when nothing is said. */
function worth(session: AttendedSession, size: number, rule: AttendanceRule): number | null {
  switch (session.status) {
    case 'PRESENT':
      return size;
    case 'LATE':
    case 'LEFT_EARLY':
      return rule.of === 'SESSIONS' ? size : Math.max(0, size - (session.minutes ?? 0));
    case 'EXCUSED':
      return rule.excused === 'PRESENT' ? size : 0;
    case 'ABSENT':
      return 0;
    default:
      return null;
  }
}

/**
 * One person's attendance with both denominators: of the sessions that are over, and of all that are planned, as
 * the first looks like 100 % half-way through. Only sessions that count. A session is held when it is over; one
 * without a record counts as not attended in the shares, and as open in what can still be reached. Someone not
 * expected in a session is not measured by it among those held, yet the course planned it all the same.
 */
export function attendanceRate(
  sessions: Iterable<AttendedSession>,
  rule: AttendanceRule,
  now: Date,
): AttendanceRate {
  let [attended, held, planned, missed] = [0, 0, 0, 0];
  for (const session of sessions) {
    if (!session.counts || session.cancelled) continue;
    if (session.status === 'EXCUSED' && rule.excused === 'NEUTRAL') continue;
    const size = rule.of === 'SESSIONS' ? 1 : session.durationMinutes;
    const got = worth(session, size, rule);
    const over = Date.parse(session.endsAt) <= now.getTime();
    planned += size;
    if (session.status === 'NOT_EXPECTED') {
      if (over) missed += size;
      continue;
    }
    missed += size - (got ?? size);
    if (!over) continue;
    held += size;
    attended += got ?? 0;
  }
  const reachable = share(planned - missed, planned);
  return {
    attended,
    held,
    planned,
    shareOfHeld: share(attended, held),
    shareOfPlanned: share(attended, planned),
    reachable,
    atRisk: reachable !== null && reachable * 100 < rule.minPercent - 1e-9,
  };
}
