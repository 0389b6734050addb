import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { Day } from '@/lib/time/day';
import type { EnrolmentState, NominationState } from '@/prisma/generated/enums';

type CallFacts = {
  places: number;
  alternates: number;
  /** The last day on which names are taken, in the run's zone. */
  deadline: Day;
  closed: boolean;
  runCancelled: boolean;
};

type CallState = 'OPEN' | 'OVER' | 'CLOSED';

/** Whether a call takes names on `today`: closed by the office or with its run, over after the deadline. */
export function callState({ deadline, closed, runCancelled }: CallFacts, today: Day): CallState {
  if (closed || runCancelled) return 'CLOSED';
  return today > deadline ? 'OVER' : 'OPEN';
}

export type Standing = {
  id: string;
  rank: number;
  state: NominationState;
  /** Of an accepted one: where the place stands now. */
  enrolment: EnrolmentState | null;
};

const gaveUp: readonly (EnrolmentState | null)[] = ['WITHDRAWN', 'DECLINED', 'NO_SHOW'];

/** Whether a nomination still takes one of the call's places: not refused, replaced, taken back, or given up later. */
export const stands = ({ state, enrolment }: Pick<Standing, 'state' | 'enrolment'>): boolean =>
  state === 'SUBMITTED' || state === 'ASKED_BACK' || (state === 'ACCEPTED' && !gaveUp.includes(enrolment));

/** Nobody has decided on it yet. */
export const isUndecided = (state: NominationState): boolean =>
  state === 'SUBMITTED' || state === 'ASKED_BACK';

/**
 * The order of a call anew: those who stand come first by their rank, and whoever stands beyond the places is an
 * alternate. So when one of the first falls out, the first alternate moves up.
 */
export function ranked(nominations: readonly Standing[], places: number) {
  const inOrder = [...nominations].sort((a, b) => a.rank - b.rank);
  const standing = inOrder.filter(stands);
  const gone = inOrder.filter((each) => !stands(each));
  return [...standing, ...gone].map(({ id }, index) => ({
    id,
    rank: index + 1,
    alternate: index >= places && index < standing.length,
  }));
}

/** Whether this one may be named anew, by another in their place: refused, or the place was given up. */
export const mayBeReplaced = (nomination: Pick<Standing, 'state' | 'enrolment'>): boolean =>
  nomination.state === 'REFUSED' || (nomination.state === 'ACCEPTED' && !stands(nomination));

/**
 * Why so many more cannot be named: NOMINATIONS_FULL with the numbers, NOMINATION_OVER after the deadline (a
 * replacement still can, until the office closes the call), NOMINATION_CLOSED.
 */
export function namingRefusal(
  call: CallFacts,
  state: CallState,
  { standing, wanted, replacing }: { standing: number; wanted: number; replacing: boolean },
): Refusal | null {
  if (state === 'CLOSED') return refusal('NOMINATION_CLOSED');
  if (state === 'OVER' && !replacing) return refusal('NOMINATION_OVER');
  const most = call.places + call.alternates;
  if (standing + wanted > most)
    return refusal('NOMINATIONS_FULL', { most, left: Math.max(0, most - standing) });
  return null;
}

/**
 * Whether the focal point may change or take back this nomination: until it is decided, and until the deadline; what
 * was asked back may be answered and corrected after it.
 */
export const mayChange = (state: CallState, nomination: NominationState): boolean =>
  (state === 'OPEN' && isUndecided(nomination)) || (state === 'OVER' && nomination === 'ASKED_BACK');
