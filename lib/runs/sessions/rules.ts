import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { addDays, type Day } from '@/lib/time/day';
import { localToInstant } from '@/lib/time/zone';
import { DAY_MINUTES, laterBy, type LocalTimes } from './clock/rules';

export { forAllTrainers, localOf, shiftLocal, storedLocal, type LocalTimes } from './clock/rules';

const LONGEST_MS = 24 * 60 * 60 * 1000;

export type RunDays = { startsOn: Day; endsOn: Day; timeZone: string };

export type Instants = { startsAt: Date; endsAt: Date };

/**
 * The instants of a session on a run, or why it cannot be held: LOCAL_TIME_MISSING, LOCAL_TIME_INVALID and
 * TIME_ZONE_UNKNOWN of the zone's clocks, ENDS_BEFORE_START, SESSION_TOO_LONG (more than 24 hours) and
 * SESSION_OUTSIDE_RUN. A session may end at midnight of the run's last day.
 */
export function sessionInstants(times: LocalTimes & { title: string }, run: RunDays): Outcome<Instants> {
  const starts = localToInstant(times.startsAtLocal, run.timeZone);
  const ends = localToInstant(times.endsAtLocal, run.timeZone);
  if (!starts.ok || !ends.ok) {
    return refuseAll([...beside('startsAtLocal', starts), ...beside('endsAtLocal', ends)]);
  }
  const { instant: startsAt } = starts.value;
  const { instant: endsAt } = ends.value;
  if (endsAt <= startsAt || times.endsAtLocal <= times.startsAtLocal) {
    return refuse('ENDS_BEFORE_START', undefined, 'endsAtLocal');
  }
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS) {
    return refuse('SESSION_TOO_LONG', { hours: 24 }, 'endsAtLocal');
  }
  const path = outside(times, run);
  if (path) {
    const about = { session: times.title, when: times.startsAtLocal.replace('T', ' ') };
    return refuse('SESSION_OUTSIDE_RUN', { ...about, from: run.startsOn, to: run.endsOn }, path);
  }
  return done({ startsAt, endsAt });
}

const beside = (path: string, outcome: Outcome<unknown>): Refusal[] =>
  outcome.ok ? [] : outcome.refusals.map((each) => ({ ...each, path }));

function outside({ startsAtLocal, endsAtLocal }: LocalTimes, run: RunDays): keyof LocalTimes | null {
  const first = startsAtLocal.slice(0, 10);
  if (first < run.startsOn || first > run.endsOn) return 'startsAtLocal';
  return endsAtLocal > `${addDays(run.endsOn, 1)}T00:00` ? 'endsAtLocal' : null;
}

export type PlannedSession = LocalTimes & { id: string; title: string };

/**
 * The sessions of a run after its dates or its zone changed: each keeps its time on the wall and moves by `days`;
 * the instant is derived again. A session that the run does not cover any more, or whose time the new zone does not
 * have, is refused by name.
 */
export function moveSessions<S extends PlannedSession>(
  sessions: readonly S[],
  run: RunDays,
  days: number,
): Outcome<(S & Instants)[]> {
  return retimed(sessions, run, days * DAY_MINUTES);
}

/** The sessions so many minutes later on the wall (earlier where negative), or who of them cannot be held then. */
export function retimed<S extends PlannedSession>(
  sessions: readonly S[],
  run: RunDays,
  minutes: number,
): Outcome<(S & Instants)[]> {
  const refusals: Refusal[] = [];
  const moved: (S & Instants)[] = [];
  for (const session of sessions) {
    const times = {
      title: session.title,
      startsAtLocal: laterBy(session.startsAtLocal, minutes),
      endsAtLocal: laterBy(session.endsAtLocal, minutes),
    };
    const instants = sessionInstants(times, run);
    if (instants.ok) moved.push({ ...session, ...times, ...instants.value });
    else refusals.push(...instants.refusals.map((each) => named(each, session)));
  }
  return refusals.length > 0 ? refuseAll(refusals) : done(moved);
}

function named({ code, params }: Refusal, session: PlannedSession): Refusal {
  if (code === 'SESSION_OUTSIDE_RUN') return refusal(code, params, 'endsOn');
  const about = { session: session.title, when: session.startsAtLocal.replace('T', ' ') };
  return refusal(
    code === 'LOCAL_TIME_MISSING' ? 'SESSION_TIME_MISSING' : code,
    { ...params, ...about },
    'timeZone',
  );
}
