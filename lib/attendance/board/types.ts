import type { Flag } from '../flags/rules';
import type { EnrolmentState } from '@/prisma/generated/enums';
import type { AttendanceRule } from '../rates/rules';
import type { Titles } from '../register/types';
import type { AttendanceSource, AttendanceStatus } from '../types';

export type BoardSession = {
  id: string;
  title: Titles;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  durationMinutes: number;
  counts: boolean;
  /** The track whose people it is for; null: everyone. */
  trackId: string | null;
};

/**
 * One letter a session, in the order of the sessions: P present, L late, E left early, X excused, A absent, - recorded
 * as not expected, . nothing recorded.
 */
export type BoardRow = [
  enrolmentId: string,
  officialName: string | null,
  latinName: string | null,
  institution: string | null,
  state: EnrolmentState,
  since: string,
  letters: string,
  trackId: string | null,
];

/** What a letter does not say: minutes, and that there is a note. By row and session index. */
export type BoardDetail = [row: number, session: number, minutes: number | null, note: 0 | 1];

/** The board of a run, small enough to be asked for every few seconds. */
export type Board = {
  account: string;
  rule: AttendanceRule;
  sessions: BoardSession[];
  people: BoardRow[];
  details: BoardDetail[];
};

/** An operation as the history of a cell shows it, newest first. */
export type HistoryEntry = {
  id: string;
  status: AttendanceStatus;
  minutes: number | null;
  note: string | null;
  at: string;
  deviceAt: string;
  receivedAt: string;
  device: string;
  source: AttendanceSource;
  /** Null: the person's own check-in. */
  by: string | null;
};

type CellId = { sessionId: string; enrolmentId: string };

/** What the board shows besides the marks: asked for after them, as it is rarely anything. */
export type BoardExtras = {
  contested: (CellId & { operationIds: string[] })[];
  flags: Flag[];
  /** Recorded after the person's certificate was issued, and not decided over yet; for those who manage the run. */
  afterIssue: CellId[];
  /** Names of people on no list that wait for somebody to say who they are. */
  waiting: number;
};
