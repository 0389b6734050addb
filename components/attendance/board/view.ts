import type { Board, BoardExtras } from '@/lib/attendance/board/types';
import { attendanceRate, type AttendanceRate } from '@/lib/attendance/rates/rules';
import { effectiveStatus, isExpected, isFor, rosterSince } from '@/lib/attendance/roster/rules';
import { markKey } from '@/lib/attendance/rules';
import type { AttendanceStatus, Operation } from '@/lib/attendance/types';
import { statusOfLetter } from './letters';

export type BoardCell = {
  status: AttendanceStatus;
  minutes: number | null;
  note: boolean;
  /** Somebody else recorded something else, without having seen this. */
  contested: boolean;
  /** Recorded after the person's certificate was issued. */
  afterIssue: boolean;
};

export type BoardPerson = {
  id: string;
  name: string;
  detail: string;
  cells: BoardCell[];
  rate: AttendanceRate;
};

/** Unsent changes of this device, by session and enrolment. */
export type Unsent = ReadonlyMap<string, Operation>;

/** What the board shows: statuses with who was not expected, changes on their way, and each person's rates. */
export function boardView(
  board: Board,
  unsent: Unsent,
  now: Date,
  extras: BoardExtras | null,
): BoardPerson[] {
  const [contested, afterIssue] = [extras?.contested, extras?.afterIssue].map(
    (cells) => new Set(cells?.map(markKey)),
  );
  const places = board.people.map(([, , , , state, since]) => ({ state, since }));
  const first = rosterSince(places);
  const details = new Map(
    board.details.map(([row, session, minutes, note]) => [
      row * 1000 + session,
      { minutes, note: note === 1 },
    ]),
  );
  return board.people.map(([id, official, latin, institution, state, since, letters, trackId], row) => {
    const cells = board.sessions.map((session, index): BoardCell => {
      const expected = isExpected({ state, since, trackId }, session, first);
      const key = markKey({ sessionId: session.id, enrolmentId: id });
      const sent = unsent.get(key);
      const detail = sent
        ? { minutes: sent.minutes, note: sent.note !== null }
        : details.get(row * 1000 + index);
      const recorded = sent ? sent.status : statusOfLetter(letters[index]);
      return {
        status: effectiveStatus(recorded, expected),
        minutes: detail?.minutes ?? null,
        note: detail?.note ?? false,
        contested: contested?.has(key) ?? false,
        afterIssue: afterIssue?.has(key) ?? false,
      };
    });
    const attended = board.sessions.flatMap((session, index) => {
      const cell = cells[index];
      // A session of another track is none of this person's, unless they were recorded there.
      const theirs = isFor({ trackId }, session) || cell?.status !== 'NOT_EXPECTED';
      return cell && theirs ? [{ ...session, cancelled: false, ...cell }] : [];
    });
    return {
      id,
      name: official ?? latin ?? '',
      detail: [official && official !== latin ? latin : null, institution].filter(Boolean).join(' · '),
      cells,
      rate: attendanceRate(attended, board.rule, now),
    };
  });
}
