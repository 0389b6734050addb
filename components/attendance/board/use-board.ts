'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Board } from '@/lib/attendance/board/types';
import { compareMoments, fold, markKey } from '@/lib/attendance/rules';
import type { MarkContent, Moment, Operation } from '@/lib/attendance/types';
import { makeOperation } from '../make-operation';
import { useFresh } from '../use-fresh';
import { useOutbox } from '../use-outbox';
import { boardView } from './view';

const everyMs = 15_000;

/** A run's board, fresh every 15 seconds while it is seen, with the changes made here on top until the office has them. */
export function useBoard(runId: string) {
  const { loaded, reachedAt, refresh } = useFresh<Board>(`/api/runs/${runId}/board`, everyMs);
  const board = loaded?.kind === 'ready' ? loaded.value : null;
  /** What has reached the office since the board was read: it may not be in it yet. */
  const [settled, setSettled] = useState<readonly Operation[]>([]);
  const [readAt, setReadAt] = useState(reachedAt);
  if (readAt !== reachedAt) {
    setReadAt(reachedAt);
    setSettled([]);
  }
  const { outbox, state } = useOutbox(board?.account ?? null, (operations) => {
    setSettled((before) => [...before, ...operations]);
    void refresh();
  });
  const unsent = useMemo(() => {
    const waiting = state.entries.filter((entry) => !entry.refused).map((entry) => entry.operation);
    return fold([...settled, ...waiting]);
  }, [state.entries, settled]);
  // Rates change as sessions end: with every answer of the office.
  const now = useMemo(() => new Date(reachedAt ?? 0), [reachedAt]);
  const people = useMemo(() => (board ? boardView(board, unsent, now) : []), [board, unsent, now]);

  /** `seen`: the mark that the person looked at, where it is known. */
  const record = useCallback(
    (sessionId: string, enrolmentId: string, content: MarkContent, seen: Moment | null) => {
      const mine = unsent.get(markKey({ sessionId, enrolmentId }));
      const latest = mine && (!seen || compareMoments(mine, seen) > 0) ? mine : seen;
      void outbox?.record([makeOperation({ sessionId, enrolmentId }, content, latest)]);
    },
    [outbox, unsent],
  );
  return { loaded, board, people, unsent, outboxState: state, outbox, reachedAt, now, refresh, record };
}
