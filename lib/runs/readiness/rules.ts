import { addDays, daysBetween, type Day } from '@/lib/time/day';

/** What a run needs before it can be held, in the order in which its absence weighs. */
export const needs = [
  'TRAINERS',
  'VENUE',
  'AGENDA',
  'NOMINATIONS',
  'INVITATIONS',
  'CONFIRMED',
  'MATERIALS',
] as const;

export type Need = (typeof needs)[number];

/**
 * How many days before the first day each is due: trainers and a place can hardly be found within a month, people must
 * know two weeks ahead, and whether enough come is decided a week before, while the run can still be called off.
 */
export const dueDays: Record<Need, number> = {
  TRAINERS: 30,
  VENUE: 30,
  AGENDA: 14,
  NOMINATIONS: 14,
  INVITATIONS: 14,
  CONFIRMED: 7,
  MATERIALS: 3,
};

/** A run of up to two weeks has sessions on each of its days; a longer one meets now and then. */
const eachDayUpTo = 14;

export type Preparation = {
  startsOn: Day;
  endsOn: Day;
  /** Assigned and not removed; of them, those who have not answered, and those with neither status nor waiver. */
  trainers: number;
  unanswered: number;
  unqualified: number;
  hasVenue: boolean;
  sessions: number;
  /** Days of the run on which a session begins. */
  sessionDays: number;
  /** Counting sessions to come that nobody teaches. */
  untaught: number;
  confirmed: number;
  /** Fewer confirmed, and the run is not held; null: not said. */
  minimum: number | null;
  /** Invited or confirmed; of them, those to whom no invitation went. */
  expected: number;
  uninvited: number;
  materials: number;
  materialsReady: number;
  /** Focal points who were asked for names; of them, those whose last day is over while the call is open. */
  calls: number;
  overdueCalls: number;
};

export type Reason =
  | { code: 'NO_TRAINER' | 'NO_VENUE' | 'NO_SESSIONS' | 'NOBODY_EXPECTED' }
  | {
      code: 'UNQUALIFIED' | 'UNANSWERED' | 'UNTAUGHT' | 'EMPTY_DAYS' | 'UNINVITED' | 'CALLS_OVERDUE';
      count: number;
    }
  | { code: 'TOO_FEW'; confirmed: number; minimum: number }
  | { code: 'NOT_READY'; ready: number; materials: number };

/** Met; not met though it is due; or not met and not due yet. */
export type NeedState = 'MET' | 'NOT_MET' | 'NOT_DUE';

export type ReadinessItem = { need: Need; state: NeedState; due: Day; reasons: Reason[] };

/**
 * The checklist of a run on `today`, each need with the day by which it has to be met and, where it is not, all that
 * speaks against it. What a run does not have is not asked of it: materials where none are listed, nominations where
 * nobody was asked for any; and once it has begun, nobody is named or invited any more.
 */
export function readiness(run: Preparation, today: Day): ReadinessItem[] {
  return needs
    .filter((need) => asked(run, need, today))
    .map((need) => {
      const due = addDays(run.startsOn, -dueDays[need]);
      const reasons = lacking(run, need);
      return {
        need,
        due,
        reasons,
        state: reasons.length === 0 ? 'MET' : today >= due ? 'NOT_MET' : 'NOT_DUE',
      };
    });
}

function asked(run: Preparation, need: Need, today: Day): boolean {
  if (need === 'MATERIALS') return run.materials > 0;
  if (need === 'NOMINATIONS') return run.calls > 0 && today < run.startsOn;
  return need !== 'INVITATIONS' || today < run.startsOn;
}

/** Why a need is not met; nothing where it is. */
function lacking(run: Preparation, need: Need): Reason[] {
  switch (need) {
    case 'TRAINERS':
      return lackingTrainers(run);
    case 'VENUE':
      return run.hasVenue ? [] : [{ code: 'NO_VENUE' }];
    case 'AGENDA':
      return lackingAgenda(run);
    case 'NOMINATIONS':
      return counted('CALLS_OVERDUE', run.overdueCalls);
    case 'INVITATIONS':
      return run.expected === 0 ? [{ code: 'NOBODY_EXPECTED' }] : counted('UNINVITED', run.uninvited);
    case 'CONFIRMED':
      return lackingPeople(run);
    case 'MATERIALS':
      return run.materialsReady < run.materials
        ? [{ code: 'NOT_READY', ready: run.materialsReady, materials: run.materials }]
        : [];
  }
}

type Counted = Extract<Reason, { count: number }>['code'];

const counted = (code: Counted, count: number): Reason[] => (count > 0 ? [{ code, count }] : []);

function lackingTrainers(run: Preparation): Reason[] {
  if (run.trainers === 0) return [{ code: 'NO_TRAINER' }];
  return [
    ...counted('UNQUALIFIED', run.unqualified),
    ...counted('UNANSWERED', run.unanswered),
    ...counted('UNTAUGHT', run.untaught),
  ];
}

function lackingAgenda(run: Preparation): Reason[] {
  if (run.sessions === 0) return [{ code: 'NO_SESSIONS' }];
  const days = daysBetween(run.startsOn, run.endsOn) + 1;
  return days > eachDayUpTo ? [] : counted('EMPTY_DAYS', days - run.sessionDays);
}

/** Enough are as many as the run says; a run that says nothing needs one. */
function lackingPeople({ confirmed, minimum }: Preparation): Reason[] {
  const enough = minimum ?? 1;
  return confirmed < enough ? [{ code: 'TOO_FEW', confirmed, minimum: enough }] : [];
}
