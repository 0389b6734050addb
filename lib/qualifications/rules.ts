import { daysBetween, type Day } from '@/lib/time/day';

/** A status as a decision needs it: `validUntil` is its last day (null: no end), `withdrawnOn` the day it was taken away. */
export type HeldStatus = {
  typeId: string;
  validFrom: Day;
  validUntil: Day | null;
  withdrawnOn: Day | null;
};

export type StatusOn = 'LIVE' | 'NOT_YET' | 'EXPIRED' | 'WITHDRAWN';

/** How a status stands on a day. */
export function statusOn(status: HeldStatus, day: Day): StatusOn {
  if (status.withdrawnOn !== null && day >= status.withdrawnOn) return 'WITHDRAWN';
  if (day < status.validFrom) return 'NOT_YET';
  if (status.validUntil !== null && day > status.validUntil) return 'EXPIRED';
  return 'LIVE';
}

/** How many days before its last one a status counts as ending. */
export const endingWithinDays = 60;

/** Whether a status is live on the day and its last day near. */
export const endsSoon = (status: HeldStatus, day: Day): boolean =>
  statusOn(status, day) === 'LIVE' &&
  status.validUntil !== null &&
  daysBetween(day, status.validUntil) <= endingWithinDays;

/** What the list of holders can be narrowed to: live ones, of those the ones that end soon, and ended ones. */
export const holderStates = ['LIVE', 'ENDING', 'ENDED'] as const;

export type HolderState = (typeof holderStates)[number];

export type TeachingVerdict =
  | { may: true; reason: 'NO_STATUS_ASKED' }
  | { may: true; reason: 'HOLDS_STATUS'; typeId: string }
  | { may: false; reason: 'NO_STATUS' | 'STATUS_NOT_YET' | 'STATUS_EXPIRED' | 'STATUS_WITHDRAWN' };

/**
 * Who may teach a course on a day: anyone where no status entitles to it, else holders of a status that is
 * live on that day. Refusing, it names the nearest miss. (The cascade: a training of trainers confers the
 * status that the next generation's trainers need.)
 */
export function mayTeach({
  entitledTypeIds,
  held,
  day,
}: {
  entitledTypeIds: readonly string[];
  held: readonly HeldStatus[];
  day: Day;
}): TeachingVerdict {
  if (entitledTypeIds.length === 0) return { may: true, reason: 'NO_STATUS_ASKED' };
  const states = held
    .filter((status) => entitledTypeIds.includes(status.typeId))
    .map((status) => ({ typeId: status.typeId, state: statusOn(status, day) }));
  const live = states.find(({ state }) => state === 'LIVE');
  if (live) return { may: true, reason: 'HOLDS_STATUS', typeId: live.typeId };
  for (const [state, reason] of [
    ['EXPIRED', 'STATUS_EXPIRED'],
    ['NOT_YET', 'STATUS_NOT_YET'],
    ['WITHDRAWN', 'STATUS_WITHDRAWN'],
  ] as const) {
    if (states.some((each) => each.state === state)) return { may: false, reason };
  }
  return { may: false, reason: 'NO_STATUS' };
}

/** The last day of a status conferred on a day: the day before the same day, so many months later; null: no end. */
export function lastDay(validFrom: Day, validityMonths: number | null): Day | null {
  if (validityMonths === null) return null;
  const [year = 0, month = 1, day = 1] = validFrom.split('-').map(Number);
  const target = month - 1 + validityMonths;
  const lastOfMonth = new Date(Date.UTC(year, target + 1, 0)).getUTCDate();
  // 31 January + 1 month has no 31 February: the status then ends with the month.
  const end = day > lastOfMonth ? Date.UTC(year, target, lastOfMonth) : Date.UTC(year, target, day - 1);
  return new Date(end).toISOString().slice(0, 10);
}
