import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { Day } from '@/lib/time/day';
import type { EnrolmentState } from '@/prisma/generated/enums';

/** States in which a person can come onto a run. */
export const startingStates = ['NOMINATED', 'INVITED', 'CONFIRMED', 'WAITING_LIST'] as const;
export type StartingState = (typeof startingStates)[number];

/** Who may go where. What is not here is refused; staying where one is changes nothing and is no refusal. */
const ways: Record<EnrolmentState, readonly EnrolmentState[]> = {
  NOMINATED: ['INVITED', 'CONFIRMED', 'WAITING_LIST', 'DECLINED', 'WITHDRAWN'],
  INVITED: ['CONFIRMED', 'WAITING_LIST', 'DECLINED', 'WITHDRAWN'],
  CONFIRMED: ['WAITING_LIST', 'DECLINED', 'WITHDRAWN', 'NO_SHOW'],
  WAITING_LIST: ['INVITED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN'],
  // Minds change, and so do ministries'.
  DECLINED: ['NOMINATED', 'INVITED', 'CONFIRMED', 'WAITING_LIST'],
  WITHDRAWN: ['NOMINATED', 'INVITED', 'CONFIRMED', 'WAITING_LIST'],
  // Marked too soon: the person came after all.
  NO_SHOW: ['CONFIRMED'],
};

/** The states that an enrolment can go to from here. */
export const nextStates = (from: EnrolmentState): readonly EnrolmentState[] => ways[from];

/** Giving up a place, or refusing one, is explained: the institution will ask. */
export const needsReason = (to: EnrolmentState): boolean => to === 'WITHDRAWN' || to === 'DECLINED';

export type EnrolmentFacts = {
  id: string;
  personId: string;
  name: string;
  state: EnrolmentState;
  /** Somebody recorded the person as having been in a session. */
  wasPresent: boolean;
  hasCertificate: boolean;
};

export type RunFacts = { startsOn: Day; cancelled: boolean };

export type Decision = { to: EnrolmentState; reason: string | null; today: Day };

/**
 * Whether these enrolments may all go to a state; every refusal names a person. Codes: RUN_CANCELLED,
 * REASON_REQUIRED, ENROLMENT_CANNOT_BECOME, NO_SHOW_TOO_EARLY (the run has not begun), NO_SHOW_WAS_PRESENT,
 * ENROLMENT_CERTIFIED (a person with a valid certificate took part).
 */
export function decisionRefusals(
  enrolments: readonly EnrolmentFacts[],
  run: RunFacts,
  { to, reason, today }: Decision,
): Refusal[] {
  const changing = enrolments.filter(({ state }) => state !== to);
  if (changing.length === 0) return [];
  const takesPlace = to === 'CONFIRMED' || to === 'INVITED' || to === 'WAITING_LIST' || to === 'NOMINATED';
  if (run.cancelled && takesPlace) return [refusal('RUN_CANCELLED')];
  if (needsReason(to) && !reason) return [refusal('REASON_REQUIRED', undefined, 'reason')];
  if (to === 'NO_SHOW' && today < run.startsOn) return [refusal('NO_SHOW_TOO_EARLY')];
  return changing.flatMap(({ name, state, wasPresent, hasCertificate }) => {
    if (!ways[state].includes(to)) return [refusal('ENROLMENT_CANNOT_BECOME', { name, from: state, to })];
    if (state === 'CONFIRMED' && hasCertificate) return [refusal('ENROLMENT_CERTIFIED', { name })];
    if (to === 'NO_SHOW' && wasPresent) return [refusal('NO_SHOW_WAS_PRESENT', { name })];
    return [];
  });
}

export type CapacityFacts = {
  places: number;
  confirmed: number;
  /** Places that are offered to others, who have not answered yet. */
  held: number;
  wanted: number;
};

/**
 * Why the newly confirmed do not fit beside those who are: RUN_FULL with the numbers, or PLACES_HELD where the places
 * left are offered to others until a time that they were told. The database has the last word on the first.
 */
export function capacityRefusal({ places, confirmed, held, wanted }: CapacityFacts): Refusal | null {
  if (wanted === 0) return null;
  if (confirmed + wanted > places) return refusal('RUN_FULL', { confirmed: confirmed + wanted, places });
  const free = places - confirmed - held;
  return wanted > free ? refusal('PLACES_HELD', { held, free: Math.max(0, free) }) : null;
}

/** How many of those who want a place get one: in their order, as far as the places go that nobody has or holds. */
export const fitting = ({ places, confirmed, held, wanted }: CapacityFacts): number =>
  Math.max(0, Math.min(wanted, places - confirmed - held));

export type Clash = { personId: string; name: string; runCode: string };

/** PARTICIPANT_BUSY: expected on another run on the same days. A named warning: a reason lets it pass. */
export function clashRefusals(clashes: readonly Clash[], reason: string | null): Refusal[] {
  if (reason) return [];
  return clashes.map(({ name, runCode }) => refusal('PARTICIPANT_BUSY', { name, run: runCode }, 'reason'));
}
