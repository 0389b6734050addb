import { arrival, type Arrival } from '../arrival/rules';
import { codeInText } from '../passes/rules';
import { isBlank } from '../rules';
import type { AttendanceStatus, MarkContent } from '../types';

/** Why a scan is nobody's; each has its own words. */
export type Miss = 'UNREADABLE' | 'CHECK_IN' | 'CERTIFICATE' | 'CANCELLED' | 'NO_PASSES' | 'UNKNOWN';

/** What else of this office has a code: it is told by its address, so that nobody wonders why it does nothing. */
const others = [
  ['CHECK_IN', /\/check-in\/[\w-]{20,}/],
  ['CERTIFICATE', /\/verify\/[\w-]+/],
] as const;

/** What a text before the camera is: the code of a badge or an invitation, or none and why. */
export function readingOf(text: string): { code: string } | { miss: Miss } {
  const code = codeInText(text);
  if (code) return { code };
  return { miss: others.find(([, address]) => address.test(text))?.[0] ?? 'UNREADABLE' };
}

type Facts = {
  session: { startsAt: string; endsAt: string; cancelled: boolean };
  /** `passHash` of a code → enrolment; null where the device has none of the session. */
  passes: Readonly<Record<string, string>> | null;
  /** Whether a person of the session's list is expected in it; null for somebody who is not on it. */
  expectedOf: (enrolmentId: string) => boolean | null;
  markOf: (enrolmentId: string) => MarkContent | null;
};

export type Conclusion =
  /** Expected and blank: it is recorded. */
  | { kind: 'record'; enrolmentId: string; as: Arrival }
  /** Something is recorded: it stands. `as`: what may be recorded by a press, as what stands says that the person is not there. */
  | { kind: 'stands'; enrolmentId: string; as: Arrival | null }
  /** On the run, but not expected in this session: recorded by a press only. */
  | { kind: 'ask'; enrolmentId: string; why: 'NOT_EXPECTED' | 'NOT_ON_LIST'; as: Arrival }
  | { kind: 'miss'; why: Miss };

const isAway = new Set<AttendanceStatus>(['ABSENT', 'EXCUSED', 'NOT_EXPECTED']);

/** What the scan of a code means in a session, of which the device knows these facts. `hash`: of the code. */
export function conclude(
  { session, passes, expectedOf, markOf }: Facts,
  hash: string,
  now: Date,
): Conclusion {
  if (session.cancelled) return { kind: 'miss', why: 'CANCELLED' };
  if (!passes) return { kind: 'miss', why: 'NO_PASSES' };
  const enrolmentId = Object.hasOwn(passes, hash) ? passes[hash] : undefined;
  if (!enrolmentId) return { kind: 'miss', why: 'UNKNOWN' };
  const as = arrival(session, now);
  const mark = markOf(enrolmentId);
  if (mark && !isBlank(mark)) return { kind: 'stands', enrolmentId, as: isAway.has(mark.status) ? as : null };
  const expected = expectedOf(enrolmentId);
  if (expected) return { kind: 'record', enrolmentId, as };
  return { kind: 'ask', enrolmentId, why: expected === null ? 'NOT_ON_LIST' : 'NOT_EXPECTED', as };
}

/** A code has left the view when it was not seen for so long, and in so many looks: a hand that trembles hides it for one. */
const goneMs = 1_500;
const goneLooks = 2;

/** The codes that are in view: when each was seen last, and how many looks ago. */
export type InView = ReadonlyMap<string, { at: number; missed: number }>;

export const nothingInView: InView = new Map();

/**
 * One look at what is before the camera. `fresh` is a code that has just come into view, one a look: one that is held
 * there is taken once, until it has left. `nowMs` only ever grows.
 */
export function look(
  before: InView,
  texts: readonly string[],
  nowMs: number,
): { inView: InView; fresh: string | null } {
  const inView = new Map<string, { at: number; missed: number }>();
  for (const [text, { at, missed }] of before) {
    if (texts.includes(text)) inView.set(text, { at: nowMs, missed: 0 });
    else if (missed + 1 < goneLooks || nowMs - at < goneMs) inView.set(text, { at, missed: missed + 1 });
  }
  const fresh = texts.find((text) => !inView.has(text)) ?? null;
  if (fresh !== null) inView.set(fresh, { at: nowMs, missed: 0 });
  return { inView, fresh };
}
