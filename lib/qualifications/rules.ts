import { addDays, daysBetween, type Day } from '@/lib/time/day';

/** `from`: the first day on which a status does not entitle; `until`: the first on which it does again (null: not lifted). */
export type SuspendedFor = { from: Day; until: Day | null };

/** A status as a decision needs it: `validUntil` is its last day (null: no end), `withdrawnOn` the day it was taken away. */
export type HeldStatus = {
  typeId: string;
  validFrom: Day;
  validUntil: Day | null;
  withdrawnOn: Day | null;
  suspensions: readonly SuspendedFor[];
};

export type StatusOn = 'LIVE' | 'NOT_YET' | 'EXPIRED' | 'SUSPENDED' | 'WITHDRAWN';

/** How a status stands on a day. A suspension does not prolong it: what is over is over. */
export function statusOn(status: HeldStatus, day: Day): StatusOn {
  if (status.withdrawnOn !== null && day >= status.withdrawnOn) return 'WITHDRAWN';
  if (day < status.validFrom) return 'NOT_YET';
  if (status.validUntil !== null && day > status.validUntil) return 'EXPIRED';
  const suspended = status.suspensions.some(
    ({ from, until }) => day >= from && (until === null || day < until),
  );
  return suspended ? 'SUSPENDED' : 'LIVE';
}

/** How many days before its last one a status counts as ending. */
export const endingWithinDays = 60;

/** Whether a status is live on the day and its last day near. */
export const endsSoon = (status: HeldStatus, day: Day): boolean =>
  statusOn(status, day) === 'LIVE' &&
  status.validUntil !== null &&
  daysBetween(day, status.validUntil) <= endingWithinDays;

/** What the list of holders can be narrowed to: live ones, of those the ones that end soon, suspended and ended ones. */
export const holderStates = ['LIVE', 'ENDING', 'SUSPENDED', 'ENDED'] as const;

export type HolderState = (typeof holderStates)[number];

/** What a kind of status entitles to, beside the course: languages (BCP 47) and countries to teach in; none: any. */
export type Scope = { languages: readonly string[]; countryCodes: readonly string[] };

/** A kind of status that entitles to the course in question. */
export type Entitling = Scope & { typeId: string };

/** Where a course is to be taught; what is not known yet (null, no language) stands against nobody. */
export type Place = { languages: readonly string[]; countryCode: string | null };

export type Hindrance =
  | 'NO_STATUS'
  | 'STATUS_NOT_YET'
  | 'STATUS_EXPIRED'
  | 'STATUS_SUSPENDED'
  | 'STATUS_WITHDRAWN'
  | 'OUTSIDE_LANGUAGES'
  | 'OUTSIDE_COUNTRIES';

export type TeachingVerdict =
  | { may: true; reason: 'NO_STATUS_ASKED' }
  | { may: true; reason: 'HOLDS_STATUS'; typeId: string }
  | { may: false; reason: Hindrance };

/** "ru" and "ru-KG" are one language: the main tag of BCP 47. */
const mainTag = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Whether two lists have a language in common. */
export function shareLanguage(some: readonly string[], others: readonly string[]): boolean {
  const known = new Set(some.map(mainTag));
  return others.some((tag) => known.has(mainTag(tag)));
}

/** What of a scope does not reach the place. One of the languages of a run is enough: that is the one to teach in. */
function outside({ languages, countryCodes }: Scope, place: Place): Hindrance | null {
  if (languages.length > 0 && place.languages.length > 0 && !shareLanguage(languages, place.languages))
    return 'OUTSIDE_LANGUAGES';
  return countryCodes.length > 0 && place.countryCode !== null && !countryCodes.includes(place.countryCode)
    ? 'OUTSIDE_COUNTRIES'
    : null;
}

const hindranceOf = {
  NOT_YET: 'STATUS_NOT_YET',
  EXPIRED: 'STATUS_EXPIRED',
  SUSPENDED: 'STATUS_SUSPENDED',
  WITHDRAWN: 'STATUS_WITHDRAWN',
} as const satisfies Record<Exclude<StatusOn, 'LIVE'>, Hindrance>;

/** From the nearest miss to the farthest: the first that somebody has is what they are told. */
const nearestFirst: readonly Hindrance[] = [
  'OUTSIDE_LANGUAGES',
  'OUTSIDE_COUNTRIES',
  'STATUS_SUSPENDED',
  'STATUS_EXPIRED',
  'STATUS_NOT_YET',
  'STATUS_WITHDRAWN',
];

/**
 * Who may teach a course at a place on a day: anyone where no status entitles to it, else holders of a status that is
 * live on that day and whose scope reaches the place. Refusing, it names the nearest miss. (The cascade: a training of
 * trainers confers the status that the next generation's trainers need.)
 */
export function mayTeach({
  entitled,
  held,
  place,
  day,
}: {
  entitled: readonly Entitling[];
  held: readonly HeldStatus[];
  place: Place;
  day: Day;
}): TeachingVerdict {
  if (entitled.length === 0) return { may: true, reason: 'NO_STATUS_ASKED' };
  const judged = held.flatMap((status) => {
    const scope = entitled.find(({ typeId }) => typeId === status.typeId);
    if (!scope) return [];
    const state = statusOn(status, day);
    return [
      { typeId: status.typeId, hinders: state === 'LIVE' ? outside(scope, place) : hindranceOf[state] },
    ];
  });
  const free = judged.find(({ hinders }) => hinders === null);
  if (free) return { may: true, reason: 'HOLDS_STATUS', typeId: free.typeId };
  const reason = nearestFirst.find((each) => judged.some(({ hinders }) => hinders === each));
  return { may: false, reason: reason ?? 'NO_STATUS' };
}

/**
 * The days from one to another on which statuses may stand otherwise than on the day before, the first day included: what
 * is true on each of them is true on all days between.
 */
export function turningDays(held: readonly HeldStatus[], from: Day, to: Day): Day[] {
  const turns = held.flatMap(({ validFrom, validUntil, withdrawnOn, suspensions }) => [
    validFrom,
    validUntil && addDays(validUntil, 1),
    withdrawnOn,
    ...suspensions.flatMap((each) => [each.from, each.until]),
  ]);
  const within = turns.filter((day): day is Day => day !== null && day > from && day <= to);
  return [...new Set([from, ...within])].sort();
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
