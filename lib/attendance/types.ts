import type { AttendanceSource, AttendanceStatus } from '@/prisma/generated/enums';

export type { AttendanceSource, AttendanceStatus };

/** What of a mark can be chosen: how someone attended, and a note that may come before it. */
export type MarkContent = {
  status: AttendanceStatus;
  /** Minutes late, or minutes missed at the end; only with LATE and LEFT_EARLY, and there may be none. */
  minutes: number | null;
  note: string | null;
};

/** When and by which operation a mark came to be: this pair orders operations everywhere. */
export type Moment = {
  /** ISO instant with milliseconds, UTC. */
  at: string;
  /** UUID version 7 made on the device, small letters. */
  id: string;
};

/** One tap: what a device recorded. The whole mark, not a difference, so that any one of them can stand alone. */
export type Operation = MarkContent &
  Moment & {
    sessionId: string;
    /** The person's place on the run; of a walk-in, the id that the device gave to them. */
    enrolmentId: string;
    /** Which device recorded it, as a person would name it ("Android · Chrome · 7f3a"). */
    device: string;
    /** How it came; REGISTER where a device of an older version does not say it. */
    source?: AttendanceSource;
    /** The operation that whoever recorded saw as the mark; null for a blank. What it did not see contests it. */
    seenId?: string | null;
    /** The name as it was typed, of somebody who is on no list; null for everyone else. */
    walkInName?: string | null;
  };

export type RefusalCode =
  | 'OPERATION_INVALID'
  | 'OPERATION_ID_REUSED'
  | 'SESSION_UNKNOWN'
  | 'SESSION_CANCELLED'
  | 'NOT_ON_ROSTER'
  | 'NOT_YOUR_SESSION'
  | 'WALK_IN_NAME_INVALID'
  | 'WALK_IN_ELSEWHERE'
  | 'MINUTES_INVALID'
  | 'NOTE_TOO_LONG';

/** It is in the database, committed. `at`: the time that counts there, where that is not the device's own. */
export type Arrived = { id: string; answer: 'ACCEPTED' | 'KNOWN'; at?: string };

/** What became of one operation. */
export type Answer = Arrived | { id: string; answer: 'REFUSED'; code: RefusalCode };

export type Recorded = { receivedAt: string; answers: Answer[] };
