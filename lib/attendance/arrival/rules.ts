/** People come, and are taken in, so long before the start. */
export const leadMs = 30 * 60_000;
/** Later than this after the start is late. */
export const onTimeMinutes = 10;

type Timed = { startsAt: string; endsAt: string };

/** How somebody came; `minutes`: how late. */
export type Arrival = { status: 'PRESENT' | 'LATE'; minutes: number | null };

/** Where a moment is in the time of a session: people arrive within it, and half an hour before. */
export function timeOf({ startsAt, endsAt }: Timed, now: Date): 'EARLY' | 'OPEN' | 'OVER' {
  if (now.getTime() < Date.parse(startsAt) - leadMs) return 'EARLY';
  return now.getTime() > Date.parse(endsAt) ? 'OVER' : 'OPEN';
}

/**
 * How somebody came who is seen now, by their own check-in or by a badge that is scanned: in time until ten minutes after
 * the start, then late by whole minutes. After the end the moment says nothing of when they came: they were there.
 */
export function arrival(session: Timed, now: Date): Arrival {
  const late = Math.floor((now.getTime() - Date.parse(session.startsAt)) / 60_000);
  return late > onTimeMinutes && timeOf(session, now) === 'OPEN'
    ? { status: 'LATE', minutes: late }
    : { status: 'PRESENT', minutes: null };
}
