import type { Outbox } from '@/lib/attendance/outbox/outbox';
import { blanks, tidyNote, undoable } from '@/lib/attendance/rules';
import type { AttendanceSource, MarkContent, Operation } from '@/lib/attendance/types';
import { makeOperation, newId } from '../make-operation';
import { takesMinutes } from '../status';
import type { Mark, Marks, RosterPerson, WalkIn } from './roster';

export type Facts = {
  sessionId: string;
  outbox: Outbox | null;
  people: readonly RosterPerson[];
  marks: Marks;
  walkIns: ReadonlyMap<string, WalkIn>;
};

/** What was done, and what was there before it: enough to take it back. */
export type Done = Operation & { before: MarkContent };

export type Changes = ReturnType<typeof createChanges>;

const blank: MarkContent = { status: 'NOT_RECORDED', minutes: null, note: null };

const contentOf = (mark: Mark | null): MarkContent =>
  mark ? { status: mark.status, minutes: mark.minutes, note: mark.note } : blank;

const sameContent = (a: MarkContent, b: MarkContent) =>
  a.status === b.status && a.minutes === b.minutes && a.note === b.note;

/** Recording on this device. The functions stay the same ones, so that a tap draws one row and not 250. */
export function createChanges() {
  let latest: Facts = { sessionId: '', outbox: null, people: [], marks: new Map(), walkIns: new Map() };
  const operation = (id: string, content: MarkContent, source?: AttendanceSource, name?: string): Done => {
    const { sessionId, marks, walkIns } = latest;
    const seen = marks.get(id) ?? null;
    const walkInName = name ?? walkIns.get(id)?.name ?? null;
    const made = makeOperation({ sessionId, enrolmentId: id }, content, seen, source, walkInName);
    return { ...made, before: contentOf(seen) };
  };
  let written: Promise<void> | undefined;
  /** Nothing is recorded before the device's store is open. */
  const record = (done: readonly Done[]): readonly Done[] => {
    const { outbox } = latest;
    if (!outbox) return [];
    if (done.length > 0) written = outbox.record(done.map(({ before: _before, ...made }) => made));
    return done;
  };

  /** Changes parts of a mark, the rest of it stays. Gives what was done, nothing where it says so already. */
  function change(id: string, part: Partial<MarkContent>, source?: AttendanceSource): readonly Done[] {
    const before = contentOf(latest.marks.get(id) ?? null);
    const content = { ...before, ...part };
    content.note = tidyNote(content.note);
    if (!takesMinutes(content.status)) content.minutes = null;
    else if (content.status !== before.status && part.minutes === undefined) content.minutes = null;
    return sameContent(before, content) ? [] : record([operation(id, content, source)]);
  }

  /** Fills what is blank and expected, and nothing else. */
  function allPresent(): readonly Done[] {
    const { marks, people } = latest;
    const open = blanks(
      people.map(({ id, expected }) => ({ enrolmentId: id, expected })),
      (id) => marks.get(id),
    );
    return record(
      open.map((id) => {
        const { note } = contentOf(marks.get(id) ?? null);
        return operation(id, { status: 'PRESENT', minutes: null, note });
      }),
    );
  }

  /** Takes back what was done, except where somebody has changed it since. Says how many. */
  function undo(done: readonly Done[]): number {
    const { marks } = latest;
    const back = undoable(done, (id) => marks.get(id));
    return record(back.map(({ enrolmentId, before }) => operation(enrolmentId, before))).length;
  }

  /** Somebody on no list came: present, under an id of this device's own, or the one that they have. */
  function addWalkIn(name: string, content: MarkContent = { ...blank, status: 'PRESENT' }, id?: string) {
    return record([operation(id ?? newId(new Date().toISOString()), content, undefined, name)]);
  }

  /** The name as it should have been typed. */
  function renameWalkIn(id: string, name: string) {
    const known = latest.walkIns.get(id);
    if (known && known.name !== name) record([operation(id, contentOf(known.mark), undefined, name)]);
  }

  return {
    ...{ change, allPresent, undo, addWalkIn, renameWalkIn },
    /** Resolves when what was done last is on the disk, or when it is known that it takes no more. */
    written: () => written,
    /** What is on the screen now: every change is made after what the person saw. */
    see(facts: Facts) {
      latest = facts;
    },
  };
}
