import { effectiveStatus, isExpected, rosterSince } from '@/lib/attendance/roster/rules';
import { compareMoments } from '@/lib/attendance/rules';
import type { MarkRow, Register, WalkInRow } from '@/lib/attendance/register/types';
import type { AttendanceSource, AttendanceStatus, MarkContent, Operation } from '@/lib/attendance/types';

export type RosterPerson = {
  id: string;
  /** In the own script where there is one. */
  name: string;
  latin: string | null;
  searchKey: string;
  institution: string | null;
  expected: boolean;
  /** On no list: typed on the spot, waits for the coordinator. */
  walkIn: boolean;
};

/** A mark as the register shows it: of the office, or of this device and still on its way. */
export type Mark = MarkContent & {
  at: string;
  id: string;
  device: string;
  /** Null: by the person at this device, or the own check-in of whom it is about. */
  by: string | null;
  source: AttendanceSource;
  /** Not at the office yet. */
  pending: boolean;
  /** Not even on this phone's disk yet. */
  unsaved: boolean;
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
    walkIn: false,
  }));
}

const atOffice = { pending: false, unsaved: false } as const;

export const markOfRow = (row: MarkRow): Mark => {
  const [, status, minutes, note, at, id, device, by, source = 'REGISTER'] = row;
  return { status, minutes, note, at, id, device, by, source, ...atOffice };
};

const markOfWalkIn = ([, , status, minutes, note, at, id, device, by]: WalkInRow): Mark => ({
  ...{ status, minutes, note, at, id, device, by },
  source: 'REGISTER',
  ...atOffice,
});

/** Where an operation of this device is: `arrived` at the office, on its way, or not on the disk. */
export type Whereabouts = Pick<Mark, 'pending' | 'unsaved'>;
export const arrived: Whereabouts = atOffice;

export const markOfOperation = (operation: Operation, where: Whereabouts): Mark => {
  const { status, minutes, note, at, id, device, source = 'REGISTER' } = operation;
  return { status, minutes, note, at, id, device, by: null, source, ...where };
};

/** Adds marks by the merge rule; gives back the same map when nothing changed. */
export function merged(marks: Marks, added: Iterable<readonly [string, Mark]>): Marks {
  let changed: Map<string, Mark> | null = null;
  for (const [id, mark] of added) {
    const known = (changed ?? marks).get(id);
    if (known && compareMoments(mark, known) < 0) continue;
    if (known && sameMark(known, mark)) continue;
    changed ??= new Map(marks);
    changed.set(id, mark);
  }
  return changed ?? marks;
}

/** The same to the eye: an operation says one thing for ever, and only its whereabouts change. */
export const sameMark = (a: Mark | null, b: Mark | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.id === b.id &&
    a.at === b.at &&
    a.pending === b.pending &&
    a.unsaved === b.unsaved);

export type WalkIn = { id: string; name: string; mark: Mark };

type Known = { walkIns: Map<string, WalkIn>; tiedTo: Map<string, string>; settled: Set<string> };

/**
 * Those on no list, as the office has them. Whom the coordinator has settled is not among them; tied to a place, what
 * this device still says of them counts for that place.
 */
export function walkInsOf(rows: readonly WalkInRow[] = []): Known {
  const known: Known = { walkIns: new Map(), tiedTo: new Map(), settled: new Set() };
  for (const row of rows) {
    const [id, name, , , , , , , , enrolmentId, settled] = row;
    if (settled === 1) known.settled.add(id);
    else known.walkIns.set(id, { id, name, mark: markOfWalkIn(row) });
    if (settled === 1 && enrolmentId) known.tiedTo.set(id, enrolmentId);
  }
  return known;
}

/** Adds what this device says of people on no list, by the rule by which marks merge; a name goes with its operation. The same map when nothing is said. */
export function withWalkIns(
  { walkIns, settled }: Known,
  operations: Iterable<readonly [Operation, Whereabouts]>,
): ReadonlyMap<string, WalkIn> {
  let all: Map<string, WalkIn> | null = null;
  for (const [operation, where] of operations) {
    const { enrolmentId: id, walkInName: name } = operation;
    if (!name || settled.has(id)) continue;
    const known = (all ?? walkIns).get(id);
    if (known && compareMoments(operation, known.mark) < 0) continue;
    all ??= new Map(walkIns);
    all.set(id, { id, name, mark: markOfOperation(operation, where) });
  }
  return all ?? walkIns;
}

/** A walk-in as a row of the register. */
export const personOf = ({ id, name }: Pick<WalkIn, 'id' | 'name'>): RosterPerson => ({
  ...{ id, name, latin: null, searchKey: '', institution: null },
  ...{ expected: true, walkIn: true },
});

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
