'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Board, BoardExtras } from '@/lib/attendance/board/types';
import { compareMoments, fold, markKey } from '@/lib/attendance/rules';
import type { MarkContent, Moment, Operation } from '@/lib/attendance/types';
import { makeOperation } from '../make-operation';
import { useFresh } from '../use-fresh';
import { useOutbox } from '../use-outbox';
import { useArrivals } from './use-arrivals';
import { useLive } from './use-live';
import { useUndo, type Change } from './use-undo';
import { boardView, type BoardPerson } from './view';

/** How often the board looks by itself: rarely while the office tells of changes, often while it cannot. */
const [liveMs, aloneMs] = [60_000, 10_000];

/** A run's board, fresh the moment something is recorded, with the changes made here on top until the office has them. */
export function useBoard(runId: string) {
  const [everyMs, setEveryMs] = useState(aloneMs);
  const { loaded, reachedAt, refresh } = useFresh<Board>(`/api/runs/${runId}/board`, everyMs);
  const { loaded: loadedExtras, refresh: refreshExtras } = useFresh<BoardExtras>(
    `/api/runs/${runId}/board/extras`,
    everyMs,
  );
  const extras = loadedExtras?.kind === 'ready' ? loadedExtras.value : null;
  const refreshAll = useCallback(() => {
    void refresh();
    void refreshExtras();
  }, [refresh, refreshExtras]);
  useArrivals(extras?.waiting ?? null);
  const live = useLive(runId, refreshAll);
  if (everyMs !== (live ? liveMs : aloneMs)) setEveryMs(live ? liveMs : aloneMs);
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
    refreshAll();
  });
  const unsent = useMemo(() => {
    const waiting = state.entries.filter((entry) => !entry.refused).map((entry) => entry.operation);
    return fold([...settled, ...waiting]);
  }, [state.entries, settled]);
  // Rates change as sessions end: with every answer of the office.
  const now = useMemo(() => new Date(reachedAt ?? 0), [reachedAt]);
  const people = useMemo(
    () => (board ? boardView(board, unsent, now, extras) : []),
    [board, unsent, now, extras],
  );
  /** The last change of each cell that was made here: what stands there now, as far as this board knows. */
  const standing = useRef(new Map<string, Operation>());
  const shown = useRef(new Map<string, BoardPerson>());
  const indexOf = useRef(new Map<string, number>());
  useEffect(() => {
    for (const [key, operation] of unsent) standing.current.set(key, operation);
    shown.current = new Map(people.map((person) => [person.id, person]));
    indexOf.current = new Map(board?.sessions.map(({ id }, index) => [id, index]));
  }, [unsent, people, board]);

  /** `seen`: the mark that the person looked at, where it is known. */
  const put = useCallback(
    (sessionId: string, enrolmentId: string, content: MarkContent, seen: Moment | null): Operation => {
      const key = markKey({ sessionId, enrolmentId });
      const mine = standing.current.get(key);
      const latest = mine && (!seen || compareMoments(mine, seen) > 0) ? mine : seen;
      const made = makeOperation({ sessionId, enrolmentId }, content, latest, 'BOARD');
      standing.current.set(key, made);
      void outbox?.record([made]);
      return made;
    },
    [outbox],
  );
  const takeBack = useCallback(
    ({ made, before }: Change): boolean => {
      const cell = shown.current.get(made.enrolmentId)?.cells[indexOf.current.get(made.sessionId) ?? -1];
      const stands = cell && cell.status === made.status && cell.minutes === made.minutes;
      if (!stands || standing.current.get(markKey(made))?.id !== made.id) return false;
      put(made.sessionId, made.enrolmentId, before, made);
      return true;
    },
    [put],
  );
  const { last, remember, undo } = useUndo(takeBack);
  const record = useCallback(
    (
      sessionId: string,
      enrolmentId: string,
      content: MarkContent,
      seen: Moment | null,
      before: MarkContent,
    ) => remember({ made: put(sessionId, enrolmentId, content, seen), before }),
    [put, remember],
  );
  return {
    ...{ loaded, board, people, extras, unsent, outboxState: state, outbox, reachedAt, live, now },
    ...{ refresh: refreshAll, record, last, undo },
  };
}
