'use client';

import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { MarkContent } from '@/lib/attendance/types';
import { choices } from '../status';

type Options = {
  list: RefObject<HTMLUListElement | null>;
  onCurrent: (enrolmentId: string) => void;
  onToggle: (enrolmentId: string) => void;
  onChange: (enrolmentId: string, part: Partial<MarkContent>) => void;
};

const steps: Record<string, number> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

/** Arrows or j k move, p l e x a record, Delete clears. By the place of the key, so that any layout will do. */
export function useRosterKeys({ list, onCurrent, onToggle, onChange }: Options) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea')) return;
      const row = target.closest<HTMLElement>('[data-person]');
      const id = row?.dataset.person;
      if (!row || !id) return;
      const step = steps[event.code];
      if (step) {
        event.preventDefault();
        const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
        if (!(next instanceof HTMLElement) || !next.dataset.person) return;
        onCurrent(next.dataset.person);
        next.querySelector<HTMLElement>('[data-name]')?.focus();
        next.scrollIntoView({ block: 'nearest' });
        return;
      }
      const choice = choices.find((each) => each.key === event.code);
      if (choice) {
        event.preventDefault();
        onChange(id, { status: choice.status });
        const timed = choice.status === 'LATE' || choice.status === 'LEFT_EARLY';
        if (timed && !list.current?.querySelector(`#panel-${CSS.escape(id)}`)) onToggle(id);
      } else if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        onChange(id, { status: 'NOT_RECORDED' });
      }
    },
    [list, onCurrent, onToggle, onChange],
  );
}
