'use client';

import { startTransition, useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import { isBlank } from '@/lib/attendance/rules';
import type { Entry } from '@/lib/attendance/outbox/types';
import type { AttendanceStatus, MarkContent } from '@/lib/attendance/types';
import { useTexts } from '../texts';
import type { Mend } from './mend';
import type { RowActions } from './row-actions';
import type { RosterPerson } from './roster';
import type { Changes, Done } from './changes';
import type { useSessionRegister } from './use-session-register';
import type { Swipe } from './finger';

/** What was just done, in words, and how it is taken back. */
export type JustDone = { text: string; done: readonly Done[] };

const bySwipe: Record<Swipe, AttendanceStatus> = { right: 'PRESENT', left: 'ABSENT' };

type Texts = ReturnType<typeof useTexts>['t'];
type Facts = Pick<ReturnType<typeof useSessionRegister>, 'people' | 'walkIns' | 'marks' | 'outbox'> & {
  t: Texts;
};

/** What is shown of it: the row that is open, the one that keys go to, what was just done, and what is read aloud. */
type Shown = {
  setExpanded: Dispatch<SetStateAction<string | null>>;
  setCurrent: (id: string) => void;
  setJustDone: (done: JustDone | null) => void;
  setSaid: (text: string) => void;
};

/** Everything that a finger or a key does to the register: recorded, said once, and to be taken back. */
export function useRosterActions(register: ReturnType<typeof useSessionRegister>) {
  const { t } = useTexts();
  const [expanded, setExpanded] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [justDone, setJustDone] = useState<JustDone | null>(null);
  const [said, setSaid] = useState('');
  const { changes, people, walkIns, marks, outbox } = register;
  const [actions] = useState(() =>
    createActions(changes, {
      ...{ setExpanded, setJustDone },
      // Where Tab goes and what is read aloud can wait until the mark is on the screen.
      setCurrent: (id) => startTransition(() => setCurrent(id)),
      setSaid: (text) => startTransition(() => setSaid(text)),
    }),
  );
  useEffect(() => actions.see({ people, walkIns, marks, outbox, t }));
  return { actions, expanded, current, justDone, said };
}

function createActions(changes: Changes, { setExpanded, setCurrent, setJustDone, setSaid }: Shown) {
  const { change, allPresent, undo, addWalkIn, renameWalkIn } = changes;
  let latest: Facts = { people: [], walkIns: new Map(), marks: new Map(), outbox: null, t: (key) => key };
  const words: Texts = (key, values) => latest.t(key, values);
  const nameOf = (id: string): string => {
    const { people, walkIns } = latest;
    return people.find((each) => each.id === id)?.name ?? walkIns.get(id)?.name ?? '';
  };
  const markOf = (id: string) => latest.marks.get(id) ?? null;
  /** Says it, and offers to take it back. */
  const announce = (text: string, done: readonly Done[]) => {
    setSaid(text);
    setJustDone({ text, done });
  };
  const row: RowActions = {
    change(id, part) {
      setCurrent(id);
      change(id, part);
      if (part.status) setSaid(`${nameOf(id)}: ${words(part.status)}`);
    },
    toggle(id) {
      setCurrent(id);
      setExpanded((before) => (before === id ? null : id));
    },
    rename: renameWalkIn,
    clear(id) {
      const walkIn = latest.walkIns.has(id);
      const text = walkIn
        ? words('removed', { name: nameOf(id) })
        : `${nameOf(id)}: ${words('NOT_RECORDED')}`;
      const done = change(id, { status: 'NOT_RECORDED' });
      if (done.length > 0) announce(text, done);
    },
  };
  return {
    see(facts: Facts) {
      latest = facts;
    },
    row,
    setCurrent,
    swipe(id: string, to: Swipe) {
      setCurrent(id);
      const mark = markOf(id);
      if (mark && !isBlank(mark)) return announce(already(words, nameOf(id), mark.status), []);
      const status = bySwipe[to];
      announce(`${nameOf(id)}: ${words(status)}`, change(id, { status }));
    },
    allPresent() {
      const done = allPresent();
      announce(words('filled', { count: done.length }), done);
    },
    undo(done: readonly Done[]) {
      setJustDone(null);
      setSaid(words('undone', { count: undo(done) }));
    },
    close: () => setJustDone(null),
    add(name: string) {
      announce(words('added', { name }), addWalkIn(name));
    },
    /** Somebody of the list whose name was being typed: present, unless something is recorded already. */
    choose({ id, name }: RosterPerson) {
      setCurrent(id);
      const mark = markOf(id);
      if (mark && !isBlank(mark)) return announce(already(words, name, mark.status), []);
      announce(`${name}: ${words('PRESENT')}`, change(id, { status: 'PRESENT' }));
    },
    /** Records what the office will take in place of what it refused, and opens the row for the rest. */
    mend({ operation }: Entry, mend: Mend, content: MarkContent) {
      const { outbox } = latest;
      const { enrolmentId: id, walkInName } = operation;
      const name = walkInName ?? nameOf(id);
      if (mend === 'walkIn' || walkInName) {
        const keeps = mend === 'minutes' || mend === 'note';
        const [made] = addWalkIn(name || words('someone'), content, keeps ? id : undefined);
        if (made) setExpanded(made.enrolmentId);
        announce(words('added', { name }), made ? [made] : []);
      } else {
        change(id, content);
        setExpanded(id);
        setSaid(`${name}: ${words(content.status)}`);
      }
      setCurrent(id);
      void outbox?.discard([operation.id]);
    },
  };
}

const already = (words: Texts, name: string, status: AttendanceStatus) =>
  `${name}: ${words(status)}. ${words('already')}`;
