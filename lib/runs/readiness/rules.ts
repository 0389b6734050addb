import type { Day } from '@/lib/time/day';

export type RunGap = 'NO_TRAINER' | 'NO_VENUE' | 'NO_SESSIONS' | 'NOBODY_CONFIRMED';

/** What a run needs before it can be held, in the order in which its absence weighs. */
export const runNeeds = [
  'NO_TRAINER',
  'NO_VENUE',
  'NO_SESSIONS',
  'NOBODY_CONFIRMED',
] as const satisfies RunGap[];

export type Preparation = { trainers: number; hasVenue: boolean; sessions: number; confirmed: number };

/** What a run still lacks, the gravest first; nothing where it is ready. */
export function runGaps({ trainers, hasVenue, sessions, confirmed }: Preparation): RunGap[] {
  const lacking: Record<RunGap, boolean> = {
    NO_TRAINER: trainers === 0,
    NO_VENUE: !hasVenue,
    NO_SESSIONS: sessions === 0,
    NOBODY_CONFIRMED: confirmed === 0,
  };
  return runNeeds.filter((gap) => lacking[gap]);
}

export type CheckItem =
  { gap: RunGap; met: boolean } | { gap: 'TRAINERLESS_SESSIONS'; met: boolean; sessions: number };

/** The checklist of a run: each need with whether it is met, and the counting sessions to come that nobody teaches. */
export function checklist(
  run: Preparation & { endsOn: Day; untaughtSessions: number },
  today: Day,
): CheckItem[] {
  const gaps = new Set(runGaps(run));
  const items: CheckItem[] = runNeeds.map((gap) => ({ gap, met: !gaps.has(gap) }));
  if (run.trainers > 0 && run.untaughtSessions > 0 && run.endsOn >= today) {
    items.push({ gap: 'TRAINERLESS_SESSIONS', met: false, sessions: run.untaughtSessions });
  }
  return items;
}
