'use client';

import { useCallback, useEffect, useState } from 'react';
import type { MarkContent, Operation } from '@/lib/attendance/types';

/** A change made on the board in this visit, and what stood before it. */
export type Change = { made: Operation; before: MarkContent };

/** So many changes can be taken back, one after another. */
const remembered = 50;

/**
 * Takes back the changes of this visit, the last first, by Ctrl+Z too. `takeBack` says whether the change still stood: what
 * somebody changed since is left alone.
 */
export function useUndo(takeBack: (change: Change) => boolean) {
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const remember = useCallback(
    (change: Change) => setChanges((before) => [...before.slice(1 - remembered), change]),
    [],
  );
  const undo = useCallback(() => {
    const last = changes.at(-1);
    if (!last) return null;
    setChanges(changes.slice(0, -1));
    return takeBack(last) ? ('UNDONE' as const) : ('CHANGED_SINCE' as const);
  }, [changes, takeBack]);
  return { last: changes.at(-1) ?? null, remember, undo };
}

/** Calls `undo` for Ctrl+Z or ⌘Z, except where text is being written. */
export function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyZ' || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey))
        return;
      if ((event.target as Element | null)?.closest('input, textarea, [contenteditable]')) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo]);
}
