import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EnrolmentState } from '@/prisma/generated/enums';
import { arrival, timeOf, type Arrival } from '../arrival/rules';
import { isExpected } from '../roster/rules';
import { isBlank } from '../rules';
import type { AttendanceSource, AttendanceStatus } from '../types';

/** The code on the screen of the hall changes so often. */
export const windowMs = 30_000;
/** A scanned code is taken in its own window and these many after it: a slow phone needs a moment to open the page. */
const graceWindows = 2;
/** Whoever scanned has so long to sign in or to open the link of the invitation. */
export const ticketMs = 15 * 60_000;

type Purpose = 'check-in' | 'check-in ticket';
/** What a code says: which session, and in which window of time it stood on the screen. */
export type Scan = { sessionId: string; window: number };

const idBytes = 16;
const windowBytes = 4;
const sealBytes = 16;

export const windowOf = (now: Date): number => Math.floor(now.getTime() / windowMs);

const bytesOf = ({ sessionId, window }: Scan): Buffer => {
  const bytes = Buffer.alloc(idBytes + windowBytes);
  bytes.write(sessionId.replaceAll('-', ''), 'hex');
  bytes.writeUInt32BE(window, idBytes);
  return bytes;
};

const seal = (secret: string, purpose: Purpose, said: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\n`).update(said).digest().subarray(0, sealBytes);

function sealed(secret: string, purpose: Purpose, scan: Scan): string {
  const said = bytesOf(scan);
  return Buffer.concat([said, seal(secret, purpose, said)]).toString('base64url');
}

function unsealed(secret: string, purpose: Purpose, code: string): Scan | null {
  if (!/^[\w-]{48}$/.test(code)) return null;
  const bytes = Buffer.from(code, 'base64url');
  const said = bytes.subarray(0, idBytes + windowBytes);
  if (!timingSafeEqual(bytes.subarray(idBytes + windowBytes), seal(secret, purpose, said))) return null;
  const sessionId = said
    .subarray(0, idBytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { sessionId, window: said.readUInt32BE(idBytes) };
}

/** The session's code in a window of time: sealed with 128 bits, and kept nowhere. */
export const checkInCode = (secret: string, scan: Scan): string => sealed(secret, 'check-in', scan);

/** That a code was scanned while it was good: what a phone keeps until it is known whose it is. */
export const ticketOf = (secret: string, scan: Scan): string => sealed(secret, 'check-in ticket', scan);

/**
 * What a scanned code or a ticket says, by the office's clock: GONE where it was good once, UNKNOWN where it never was
 * (forged, damaged, from a clock ahead).
 */
export function scanOf(
  secret: string,
  kind: 'code' | 'ticket',
  text: string,
  now: Date,
): { scan: Scan } | { refused: 'UNKNOWN' | 'GONE' } {
  const scan = unsealed(secret, kind === 'code' ? 'check-in' : 'check-in ticket', text);
  if (!scan) return { refused: 'UNKNOWN' };
  const age = windowOf(now) - scan.window;
  if (age < 0) return { refused: 'UNKNOWN' };
  return age <= (kind === 'code' ? graceWindows : ticketMs / windowMs) ? { scan } : { refused: 'GONE' };
}

export type CheckInRefusal =
  'NOT_ON_ROSTER' | 'NOT_EXPECTED' | 'CANCELLED' | 'TOO_EARLY' | 'OVER' | 'RECORDED' | 'REFUSED';

export type CheckInFacts = {
  session: { startsAt: string; endsAt: string; cancelled: boolean; trackId: string | null };
  /** Null: not on the run. */
  place: { state: EnrolmentState; since: string; trackId: string | null } | null;
  /** Since when the run has a roster. */
  rosterSince: string | null;
  mark: { status: AttendanceStatus; source: AttendanceSource } | null;
  /** The person has checked in before, whatever became of it. */
  checkedIn: boolean;
};

type Conclusion =
  | Arrival
  /** It stands already: saying it again changes nothing. */
  | { already: true }
  | { refused: CheckInRefusal };

/**
 * May the person check in now, and as what? Only somebody expected in the session, only around its time, and only where
 * nothing is recorded: what a trainer said stands, also that somebody who checked in was not there.
 */
export function checkIn(
  { session, place, rosterSince, mark, checkedIn }: CheckInFacts,
  now: Date,
): Conclusion {
  if (!place || (place.state !== 'CONFIRMED' && place.state !== 'NO_SHOW'))
    return { refused: 'NOT_ON_ROSTER' };
  if (place.state === 'CONFIRMED' && !isExpected(place, session, rosterSince))
    return { refused: 'NOT_EXPECTED' };
  if (session.cancelled) return { refused: 'CANCELLED' };
  if (mark?.source === 'CHECK_IN' && !isBlank(mark)) return { already: true };
  if (checkedIn) return { refused: 'REFUSED' };
  if (!isBlank(mark)) return { refused: 'RECORDED' };
  const time = timeOf(session, now);
  if (time === 'EARLY') return { refused: 'TOO_EARLY' };
  return time === 'OVER' ? { refused: 'OVER' } : arrival(session, now);
}

/** One check-in of a person in a session: its id is always the same, so that pressing twice is pressing once. */
export function checkInId(secret: string, sessionId: string, enrolmentId: string): string {
  const hash = createHmac('sha256', secret).update(`check-in of\n${sessionId}\n${enrolmentId}`).digest('hex');
  // A UUID of version 8 (RFC 9562): its bits are of our own making.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
