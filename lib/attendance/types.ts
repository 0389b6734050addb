import type { AttendanceStatus } from '@/prisma/generated/enums';

export type { AttendanceStatus };

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
    enrolmentId: string;
    /** Which device recorded it, as a person would name it ("Android · Chrome · 7f3a"). */
    device: string;
  };

export type RefusalCode =
  | 'OPERATION_INVALID'
  | 'OPERATION_ID_REUSED'
  | 'SESSION_UNKNOWN'
  | 'SESSION_CANCELLED'
  | 'NOT_ON_ROSTER'
  | 'MINUTES_INVALID'
  | 'NOTE_TOO_LONG';

/** What became of one operation. ACCEPTED and KNOWN mean: it is in the database, committed. */
export type Answer =
  { id: string; answer: 'ACCEPTED' | 'KNOWN' } | { id: string; answer: 'REFUSED'; code: RefusalCode };

export type Recorded = { receivedAt: string; answers: Answer[] };
