import type { MarkContent, Moment, Operation, RefusalCode } from './types';

/**
 * The rule by which marks merge, on the phone and in the office alike: the operation with the greatest
 * (at, id) is the current mark. So any order, doubling and split of what is sent ends the same.
 */

export const noteLimit = 500;
/** What the database allows at most; a session's own length is the rule. */
export const minutesLimit = 1440;

const takesMinutes = new Set(['LATE', 'LEFT_EARLY']);

/** Negative when `a` came before `b`. */
export function compareMoments(a: Moment, b: Moment): number {
  const byTime = Date.parse(a.at) - Date.parse(b.at);
  if (byTime !== 0) return byTime;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The operation that counts, of those of one session and enrolment; null when there is none. */
export function currentMark<T extends Moment>(operations: Iterable<T>): T | null {
  let current: T | null = null;
  for (const operation of operations) {
    if (!current || compareMoments(operation, current) > 0) current = operation;
  }
  return current;
}

export const markKey = (of: { sessionId: string; enrolmentId: string }): string =>
  `${of.sessionId}/${of.enrolmentId}`;

/** The current mark of every session and enrolment in a history, by `markKey`. */
export function fold<T extends Moment & { sessionId: string; enrolmentId: string }>(
  operations: Iterable<T>,
): Map<string, T> {
  const marks = new Map<string, T>();
  for (const operation of operations) {
    const key = markKey(operation);
    const known = marks.get(key);
    if (!known || compareMoments(operation, known) > 0) marks.set(key, operation);
  }
  return marks;
}

/**
 * When a mark counts as made: by the device's clock, but never later than the office received it. A clock
 * that runs ahead would otherwise win over everything recorded until its time comes. The database does the
 * same with its own clock as it stores an operation.
 */
export const clampClock = (deviceAt: string, receivedAt: string): string =>
  Date.parse(deviceAt) > Date.parse(receivedAt) ? receivedAt : deviceAt;

/**
 * When a change is made on this device: now, but later than every mark that the person saw. With a clock
 * that runs behind, a change of mind would else lose against the mark that it corrects.
 */
export function changeTime(now: Date, seen: Moment | null): string {
  const after = seen ? Date.parse(seen.at) + 1 : 0;
  return new Date(Math.max(now.getTime(), after)).toISOString();
}

/** A UUID version 7 (RFC 9562) of the given instant from ten random bytes. */
export function operationId(at: string, random: Uint8Array): string {
  const time = Date.parse(at).toString(16).padStart(12, '0');
  const bytes = Array.from(random.subarray(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((random[2] ?? 0) & 0x3f) | 0x80;
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${bytes.slice(1, 4)}`,
    `${variant.toString(16)}${bytes.slice(6, 8)}`,
    bytes.slice(8, 20),
  ].join('-');
}

/** A note as it is kept: without space around it, and none when nothing is left. */
export const tidyNote = (note: string | null): string | null => note?.trim() || null;

/** Why the office would refuse a mark in a session of so many minutes; null when it would not. */
export function refusalOfContent(content: MarkContent, sessionMinutes: number): RefusalCode | null {
  const { status, minutes, note } = content;
  if (minutes !== null) {
    const longest = Math.min(sessionMinutes, minutesLimit);
    const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= longest;
    if (!fits || !takesMinutes.has(status)) return 'MINUTES_INVALID';
  }
  return note !== null && note.length > noteLimit ? 'NOTE_TOO_LONG' : null;
}

/** A walk-in's name as it is typed on the spot: letters of any script, on one line. */
export const walkInNameLimit = 200;

export const isWalkInName = (name: string): boolean =>
  name.length <= walkInNameLimit && /\p{L}/u.test(name) && !/[\u0000-\u001f]/.test(name);

/** NOT_RECORDED is a blank: nothing is said about the person yet, or it was taken back. */
export const isBlank = (mark: Pick<MarkContent, 'status'> | null | undefined): boolean =>
  !mark || mark.status === 'NOT_RECORDED';

/** The enrolments that "all present" fills: expected, and nothing recorded. What has a status stays. */
export function blanks(
  people: Iterable<{ enrolmentId: string; expected: boolean }>,
  markOf: (enrolmentId: string) => Pick<MarkContent, 'status'> | null | undefined,
): string[] {
  return [...people]
    .filter((each) => each.expected && isBlank(markOf(each.enrolmentId)))
    .map((each) => each.enrolmentId);
}

/** Which of the operations of a bulk change can be taken back: those that are still the current mark. */
export function undoable<T extends Moment & { enrolmentId: string }>(
  made: readonly T[],
  markOf: (enrolmentId: string) => Moment | null | undefined,
): T[] {
  return made.filter((operation) => markOf(operation.enrolmentId)?.id === operation.id);
}

/** Two operations say the same, whoever sent them. `at` is the device's time in both. */
export const sameOperation = (a: Operation, b: Operation): boolean =>
  a.sessionId === b.sessionId &&
  a.enrolmentId === b.enrolmentId &&
  a.status === b.status &&
  a.minutes === b.minutes &&
  a.note === b.note &&
  a.device === b.device &&
  (a.walkInName ?? null) === (b.walkInName ?? null) &&
  Date.parse(a.at) === Date.parse(b.at);
