'use client';

import type { KeyboardEvent } from 'react';
import type { AttendanceStatus } from '@/lib/attendance/types';
import { choices } from '../status';

export type CellPlace = { enrolmentId: string; session: number };

/** Which cell of the board an element is in. */
export function placeOf(element: EventTarget | null): CellPlace | null {
  const td = (element as HTMLElement | null)?.closest<HTMLTableCellElement>('td.board-cell');
  const enrolmentId = td?.closest('tr')?.dataset.person;
  return td && enrolmentId ? { enrolmentId, session: td.cellIndex - 1 } : null;
}

/** Gives the focus to a cell, and makes it the one that Tab comes back to. */
export function focusCell(td: Element | null | undefined): void {
  if (!(td instanceof HTMLElement) || !td.classList.contains('board-cell')) return;
  td.closest('tbody')
    ?.querySelectorAll<HTMLElement>('td[tabindex="0"]')
    .forEach((each) => (each.tabIndex = -1));
  td.tabIndex = 0;
  td.focus();
  td.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function neighbour(td: HTMLTableCellElement, code: string): Element | null | undefined {
  const row = td.parentElement as HTMLTableRowElement;
  switch (code) {
    case 'ArrowLeft':
      return td.previousElementSibling;
    case 'ArrowRight':
      return td.nextElementSibling;
    case 'ArrowUp':
      return (row.previousElementSibling as HTMLTableRowElement | null)?.cells[td.cellIndex];
    case 'ArrowDown':
      return (row.nextElementSibling as HTMLTableRowElement | null)?.cells[td.cellIndex];
    case 'Home':
      return row.cells[1];
    case 'End':
      return row.cells[row.cells.length - 3];
    default:
      return null;
  }
}

type Actions = {
  onOpen: (place: CellPlace) => void;
  onRecord: (place: CellPlace, status: AttendanceStatus) => void;
};

/** Arrows move from cell to cell, Enter opens one, p l e x a record, Delete clears. */
export function onGridKey(event: KeyboardEvent<HTMLElement>, { onOpen, onRecord }: Actions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const place = placeOf(event.target);
  if (!place) return;
  const next = neighbour(event.target as HTMLTableCellElement, event.code);
  const choice = choices.find((each) => each.key === event.code);
  if (next) focusCell(next);
  else if (event.key === 'Enter' || event.key === ' ') onOpen(place);
  else if (choice) onRecord(place, choice.status);
  else if (event.key === 'Delete' || event.key === 'Backspace') onRecord(place, 'NOT_RECORDED');
  else return;
  event.preventDefault();
  event.stopPropagation();
}
