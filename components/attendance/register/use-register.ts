'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Register } from '@/lib/attendance/register/types';
import { blanks, tidyNote, undoable } from '@/lib/attendance/rules';
import type { MarkContent, Operation } from '@/lib/attendance/types';
import { makeOperation } from '../make-operation';
import { useFresh } from '../use-fresh';
import { useOutbox } from '../use-outbox';
import { markOfOperation, markOfRow, merged, rosterOf, type Mark, type Marks } from './roster';

const none: Marks = new Map();
const blank: MarkContent = { status: 'NOT_RECORDED', minutes: null, note: null };

/** A session's register on this device: the roster, the marks of the office and of this device merged, and changes. */
export function useRegister(sessionId: string) {
  const { loaded, reachedAt, refresh } = useFresh<Register>(`/api/register/${sessionId}`);
  const register = loaded?.kind === 'ready' ? loaded.value : null;
  const [settled, setSettled] = useState<Marks>(none);
  const { outbox, state } = useOutbox(register?.account ?? null, (operations) => {
    const mine = operations.filter((each) => each.sessionId === sessionId);
    setSettled((before) =>
      merged(
        before,
        mine.map((each) => [each.enrolmentId, markOfOperation(each, false)] as const),
      ),
    );
  });
  const people = useMemo(() => (register ? rosterOf(register) : []), [register]);
  const atOffice = useMemo(() => {
    const rows = register?.marks ?? [];
    return merged(
      settled,
      rows.map((row) => [row[0], markOfRow(row)] as const),
    );
  }, [register, settled]);
  const marks = useMemo(() => {
    const waiting = state.entries.filter(
      (entry) => !entry.refused && entry.operation.sessionId === sessionId,
    );
    return merged(
      atOffice,
      waiting.map(({ operation }) => [operation.enrolmentId, markOfOperation(operation, true)] as const),
    );
  }, [atOffice, state.entries, sessionId]);

  // Rows keep one and the same function, so that a tap draws one row and not 250.
  const latest = useRef({ marks, outbox, people });
  useEffect(() => {
    latest.current = { marks, outbox, people };
  });

  const change = useCallback(
    (enrolmentId: string, part: Partial<MarkContent>) => {
      const { marks: now, outbox: tray } = latest.current;
      const seen = now.get(enrolmentId) ?? null;
      const content = { ...contentOf(seen), ...part };
      content.note = tidyNote(content.note);
      if (content.status !== 'LATE' && content.status !== 'LEFT_EARLY') content.minutes = null;
      if (!tray || sameContent(contentOf(seen), content)) return;
      void tray.record([makeOperation({ sessionId, enrolmentId }, content, seen)]);
    },
    [sessionId],
  );

  const allPresent = useCallback((): Operation[] => {
    const { marks: now, outbox: tray, people: roster } = latest.current;
    if (!tray) return [];
    const open = blanks(
      roster.map((each) => ({ enrolmentId: each.id, expected: each.expected })),
      (id) => now.get(id),
    );
    const made = open.map((enrolmentId) => {
      const seen = now.get(enrolmentId) ?? null;
      return makeOperation(
        { sessionId, enrolmentId },
        { ...contentOf(seen), status: 'PRESENT', minutes: null },
        seen,
      );
    });
    if (made.length > 0) void tray.record(made);
    return made;
  }, [sessionId]);

  /** Takes back what "all present" did, except where somebody has changed it since. Says how many. */
  const undo = useCallback(
    (made: readonly Operation[]): number => {
      const { marks: now, outbox: tray } = latest.current;
      const back = undoable(made, (id) => now.get(id)).map((each) =>
        makeOperation(
          { sessionId, enrolmentId: each.enrolmentId },
          { ...each, status: 'NOT_RECORDED', minutes: null },
          now.get(each.enrolmentId) ?? each,
        ),
      );
      if (tray && back.length > 0) void tray.record(back);
      return back.length;
    },
    [sessionId],
  );

  return {
    loaded,
    register,
    people,
    marks,
    outbox,
    outboxState: state,
    reachedAt,
    refresh,
    change,
    allPresent,
    undo,
  };
}

const contentOf = (mark: Mark | null): MarkContent =>
  mark ? { status: mark.status, minutes: mark.minutes, note: mark.note } : blank;

const sameContent = (a: MarkContent, b: MarkContent) =>
  a.status === b.status && a.minutes === b.minutes && a.note === b.note;
