import type { EnrolmentState } from '@/prisma/generated/enums';
import type { AttendanceSource, AttendanceStatus } from '../types';

/** A title in the two languages of the office. */
export type Titles = [en: string, ru: string | null];

/** A session as it stands in a trainer's list. Instants are ISO, zones IANA. */
export type ListedSession = {
  id: string;
  runId: string;
  code: string;
  title: Titles;
  course: Titles;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  /** Venue and room, or the city. */
  place: string;
  people: number;
  recorded: number;
  /** May a device keep the roster? Not that of a sensitive run, unless the coordinator allows it. */
  keepOnPhone: boolean;
  /** ISO instant after which a device keeps nothing of the run: seven days after its last day. */
  wipeAfter: string;
};

export type RegisterList = {
  account: string;
  /** Whose sign-in it is. */
  name: string;
  /** Has screens of the office, beside the register. */
  office: boolean;
  sessions: ListedSession[];
};

/** Rows are arrays, as 250 of them travel to a phone. */
export type PersonRow = [
  enrolmentId: string,
  officialName: string | null,
  latinName: string | null,
  searchKey: string,
  institution: string | null,
  state: EnrolmentState,
  since: string,
  trackId: string | null,
];

export type MarkRow = [
  enrolmentId: string,
  status: AttendanceStatus,
  minutes: number | null,
  note: string | null,
  at: string,
  operationId: string,
  device: string,
  /** Null: the person's own check-in. */
  by: string | null,
  source: AttendanceSource,
];

/** Somebody on no list, as typed on the spot. `settled`: the coordinator has decided; tied to a place, or not counted. */
export type WalkInRow = [
  id: string,
  name: string,
  status: AttendanceStatus,
  minutes: number | null,
  note: string | null,
  at: string,
  operationId: string,
  device: string,
  by: string,
  enrolmentId: string | null,
  settled: 0 | 1,
];

/** What a device needs to take attendance in a session: the session, the roster, the current marks. */
export type Register = {
  account: string;
  session: Omit<ListedSession, 'people' | 'recorded'> & {
    durationMinutes: number;
    /** The track whose people it is for; null: everyone. */
    trackId: string | null;
    /** Since when the run has a roster, whatever the track: ISO instant, null without anybody confirmed. */
    rosterSince: string | null;
    cancelled: boolean;
    sensitive: boolean;
  };
  people: PersonRow[];
  marks: MarkRow[];
  walkIns: WalkInRow[];
};
