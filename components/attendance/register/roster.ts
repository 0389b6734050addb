import { isExpected, rosterSince } from '@/lib/attendance/roster/rules';
import { compareMoments } from '@/lib/attendance/rules';
import type { MarkRow, Register } from '@/lib/attendance/register/types';
import type { AttendanceStatus, Operation } from '@/lib/attendance/types';
import { effectiveStatus } from '@/lib/attendance/roster/rules';

export type RosterPerson = {
  id: string;
  /** In the own script where there is one. */
  name: string;
  latin: string | null;
  searchKey: string;
  institution: string | null;
  expected: boolean;
};

/** A mark as the register shows it: of the office, or of this device and still on its way. */
export type Mark = {
  status: AttendanceStatus;
  minutes: number | null;
  note: string | null;
  at: string;
  id: string;
  device: string;
  /** Null: by the person at this device. */
  by: string | null;
  pending: boolean;
};

export type Marks = ReadonlyMap<string, Mark>;

export function rosterOf({ people, session }: Register): RosterPerson[] {
  // A register that a device kept from before does not say it.
  const first =
    session.rosterSince === undefined
      ? rosterSince(people.map(([, , , , , state, since]) => ({ state, since })))
      : session.rosterSince;
  return people.map(([id, official, latin, searchKey, institution, state, since, trackId]) => ({
    id,
    name: official ?? latin ?? '',
    latin: official && official !== latin ? latin : null,
    searchKey,
    institution,
    expected: isExpected({ state, since, trackId }, session, first),
  }));
}

export const markOfRow = ([, status, minutes, note, at, id, device, by]: MarkRow): Mark => ({
  status,
  minutes,
  note,
  at,
  id,
  device,
  by,
  pending: false,
});

export const markOfOperation = (operation: Operation, pending: boolean): Mark => {
  const { status, minutes, note, at, id, device } = operation;
  return { status, minutes, note, at, id, device, by: null, pending };
};

/** Adds marks by the merge rule; gives back the same map when nothing changed. */
export function merged(marks: Marks, added: Iterable<readonly [string, Mark]>): Marks {
  let changed: Map<string, Mark> | null = null;
  for (const [enrolmentId, mark] of added) {
    const known = (changed ?? marks).get(enrolmentId);
    if (known && compareMoments(mark, known) < 0) continue;
    if (known?.id === mark.id && known.pending === mark.pending && known.at === mark.at) continue;
    changed ??= new Map(marks);
    changed.set(enrolmentId, mark);
  }
  return changed ?? marks;
}

export type Counts = Record<AttendanceStatus, number>;

export function countsOf(people: readonly RosterPerson[], marks: Marks): Counts {
  const counts = {
    PRESENT: 0,
    LATE: 0,
    LEFT_EARLY: 0,
    EXCUSED: 0,
    ABSENT: 0,
    NOT_RECORDED: 0,
    NOT_EXPECTED: 0,
  };
  for (const person of people) counts[effectiveStatus(marks.get(person.id)?.status, person.expected)] += 1;
  return counts;
}
