'use client';

import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { RowActions } from './row-actions';

type Options = {
  area: RefObject<HTMLElement | null>;
  onCurrent: (id: string) => void;
  actions: RowActions;
};

const ours = /^(Arrow(Up|Down)|Key[JKPLEXAN]|Delete|Backspace)$/;

/** Arrows or j k move, p l e x a n record, Delete clears. By the place of the key, so that any layout will do. */
export function useRosterKeys({ area, onCurrent, actions }: Options) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { ctrlKey, metaKey, altKey, code } = event;
      const target = event.target as HTMLElement;
      if (ctrlKey || metaKey || altKey || !ours.test(code) || target.closest('input, textarea')) return;
      event.preventDefault();
      // What keys do comes with the first of them; each is done in its turn.
      void import('./keys').then(
        ({ press }) => area.current && press(code, target, { area: area.current, onCurrent, actions }),
        () => undefined,
      );
    },
    [area, onCurrent, actions],
  );
}
