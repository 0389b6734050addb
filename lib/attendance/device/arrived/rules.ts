import { compareMoments } from '@/lib/attendance/rules';
import type { MarkRow, Register, WalkInRow } from '@/lib/attendance/register/types';
import type { Operation } from '@/lib/attendance/types';

/** Adds a row by the rule by which marks merge: of one person the greatest `(at, id)` stays. */
function withRow<T extends MarkRow | WalkInRow>(rows: T[], row: T, momentOf: (row: T) => Moment): T[] {
  const known = rows.find(([id]) => id === row[0]);
  if (known && compareMoments(momentOf(known), momentOf(row)) >= 0) return rows;
  return [...rows.filter((each) => each !== known), row];
}

type Moment = Parameters<typeof compareMoments>[0];

const momentOfMark = ([, , , , at, id]: MarkRow): Moment => ({ at, id });
const momentOfWalkIn = ([, , , , , at, id]: WalkInRow): Moment => ({ at, id });

/**
 * A kept register with what this device has sent of its session and the office has acknowledged, as if it had been got a
 * moment later: without a network it shows what it showed before.
 */
export function withArrived(register: Register, operations: readonly Operation[]): Register {
  // A register that a device kept from before may have none.
  let { marks, walkIns = [] } = register;
  for (const operation of operations) {
    if (operation.sessionId !== register.session.id) continue;
    const { enrolmentId: id, walkInName, status, minutes, note, at, device, source = 'REGISTER' } = operation;
    const said = [status, minutes, note, at, operation.id, device] as const;
    const markOf = (place: string): MarkRow => [place, ...said, null, source];
    if (!walkInName) {
      marks = withRow(marks, markOf(id), momentOfMark);
      continue;
    }
    const [, , , , , , , , , tiedTo, settled] = walkIns.find(([known]) => known === id) ?? [];
    // Whom the coordinator has settled is nobody typed at the door any more: it counts for their place, or not at all.
    if (settled === 1) marks = tiedTo ? withRow(marks, markOf(tiedTo), momentOfMark) : marks;
    else {
      walkIns = withRow(walkIns, [id, walkInName, ...said, '', null, 0], momentOfWalkIn);
    }
  }
  return { ...register, marks, walkIns };
}
