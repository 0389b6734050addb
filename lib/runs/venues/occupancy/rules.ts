import { addDays, daysBetween, type Day } from '@/lib/time/day';

/** A session in a room: the first and the last day on the clocks of the place. */
export type Use = { runId: string; first: Day; last: Day };

/** Days that a run has a room without a day between, as places on a strip of days: `start` from 0. */
export type Stay = { runId: string; start: number; length: number };

/** A part of a lane: a stay, or so many free days. */
export type Part = { free: true; length: number } | ({ free: false } & Stay);

/**
 * One room's strip of `days` from `from`: stays side by side in as few lanes as they need (two runs can have a room on
 * one day, one in the morning and one in the afternoon). Each lane's parts fill the strip; a free room has one lane.
 */
export function roomStrip(uses: readonly Use[], from: Day, days: number): Part[][] {
  const lanes: { end: number; parts: Part[] }[] = [];
  for (const stay of staysOf(uses, from, days)) {
    let lane = lanes.find(({ end }) => end <= stay.start);
    if (!lane) lanes.push((lane = { end: 0, parts: [] }));
    if (stay.start > lane.end) lane.parts.push({ free: true, length: stay.start - lane.end });
    lane.parts.push({ free: false, ...stay });
    lane.end = stay.start + stay.length;
  }
  if (lanes.length === 0) lanes.push({ end: 0, parts: [] });
  return lanes.map(({ end, parts }) =>
    end < days ? [...parts, { free: true as const, length: days - end }] : parts,
  );
}

/** The stays within the strip, by their first day. */
function staysOf(uses: readonly Use[], from: Day, days: number): Stay[] {
  const taken = new Map<string, Set<number>>();
  for (const { runId, first, last } of uses) {
    const set = taken.get(runId) ?? new Set<number>();
    taken.set(runId, set);
    for (let day = first; day <= last; day = addDays(day, 1)) {
      const at = daysBetween(from, day);
      if (at >= 0 && at < days) set.add(at);
    }
  }
  const stays = [...taken].flatMap(([runId, set]) =>
    [...set]
      .sort((a, b) => a - b)
      .reduce<Stay[]>((found, at) => {
        const last = found.at(-1);
        if (last && last.start + last.length === at) last.length += 1;
        else found.push({ runId, start: at, length: 1 });
        return found;
      }, []),
  );
  return stays.sort((a, b) => a.start - b.start || b.length - a.length || (a.runId < b.runId ? -1 : 1));
}

/** The Monday on or before the day. */
export const mondayOf = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};
