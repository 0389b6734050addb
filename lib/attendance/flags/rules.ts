/** People sign in as they arrive: recorded so long before the start is nothing to remark on. */
export const earlyMinutes = 30;
/** What comes within a day was recorded in the hall and waited for a network, or entered the same evening. */
export const lateHours = 24;
/** So many people within so many seconds were recorded at one stroke, not looked at one by one. */
export const [atOncePeople, atOnceSeconds] = [10, 2] as const;

export type FlagKind = 'EARLY' | 'LATE_ENTRY' | 'AT_ONCE';

/** What the office knows of how a session was recorded. */
export type SessionFacts = {
  sessionId: string;
  /** Marks that came before the session began, and long after it ended. */
  early: number;
  late: number;
  /** The most people that one device recorded within the two seconds; when (ISO), by whom, on which device. */
  atOnce: number;
  atOnceAt: string | null;
  by: string | null;
  device: string | null;
};

export type Flag = {
  sessionId: string;
  kind: FlagKind;
  people: number;
  at: string | null;
  by: string | null;
  device: string | null;
};

/**
 * What a coordinator should look at in how a session was recorded. A flag is a reason to ask, not a fault: "all present"
 * of an honest trainer is recorded at one stroke as well.
 */
export function flagsOf({ sessionId, early, late, atOnce, atOnceAt, by, device }: SessionFacts): Flag[] {
  const nobody = { at: null, by: null, device: null };
  const flags: (Flag | false)[] = [
    early > 0 && { sessionId, kind: 'EARLY', people: early, ...nobody },
    late > 0 && { sessionId, kind: 'LATE_ENTRY', people: late, ...nobody },
    atOnce >= atOncePeople && { sessionId, kind: 'AT_ONCE', people: atOnce, at: atOnceAt, by, device },
  ];
  return flags.filter((flag) => flag !== false);
}
