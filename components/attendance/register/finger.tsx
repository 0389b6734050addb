'use client';

import type { RefObject } from 'react';
import { Icon } from '@/components/ui/icon';
import { hand } from '@/components/ui/part-shapes';
import { cross, tick } from '@/components/ui/shapes';
import { useTexts } from '../texts';

/** What a finger does to the rows: loaded when one first touches them. */

export type Swipe = 'right' | 'left';

type Options = {
  /** Holds the rows (`[data-person]`, each with a part that moves: `[data-moves]`). */
  element: HTMLElement;
  /** Lies under the rows and says what a swipe will do, once it is drawn. */
  reveal: RefObject<HTMLElement | null>;
  /** May this row be swiped? What is recorded is changed by an explicit tap only. */
  isFree: (id: string) => boolean;
  onSwipe: (id: string, to: Swipe) => void;
};

/** A finger that has gone so far, and mostly sideways, swipes; less is a tap or the list's own scrolling. */
const beginsAt = 14;
const steeper = 1.6;
/** How far counts. */
const countsAt = 88;
/** A row that is not free gives way a little, so that the finger feels that it was understood. */
const stiff = 0.15;

type Move = {
  row: HTMLElement;
  moves: HTMLElement;
  id: string;
  x: number;
  y: number;
  pointer: number;
  on: boolean;
};

/**
 * A swipe over a row, as a shortcut beside its buttons. The page's own scrolling goes first: rows have `touch-action:
 * pan-y`, so the browser takes what goes up or down, and tells us by a cancelled pointer. The row is moved by hand and
 * not by a state: a finger's path draws no list. Gives what is to be told of each event of a pointer.
 */
export function createFinger({ element, reveal, isFree, onSwipe }: Options): (event: PointerEvent) => void {
  let move: Move | null = null;

  const end = () => {
    if (!move) return;
    move.moves.style.transform = '';
    delete move.row.dataset.swiped;
    if (reveal.current) reveal.current.hidden = true;
    move = null;
  };
  const down = (event: PointerEvent) => {
    if (move) return end();
    if (event.pointerType === 'mouse' || !event.isPrimary) return;
    const target = event.target as Element;
    const row = target.closest<HTMLElement>('[data-person]');
    const moves = row?.querySelector<HTMLElement>('[data-moves]');
    if (!row || !moves?.contains(target)) return;
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    move = { row, moves, id: row.dataset.person ?? '', x, y, pointer, on: false };
  };
  const follow = (event: PointerEvent) => {
    if (!move || event.pointerId !== move.pointer) return;
    const [dx, dy] = [event.clientX - move.x, event.clientY - move.y];
    if (!move.on) {
      if (Math.max(Math.abs(dx), Math.abs(dy)) < beginsAt) return;
      if (Math.abs(dx) < steeper * Math.abs(dy)) return end();
      move.on = true;
      hold(move.pointer);
      move.row.dataset.swiped = '';
    }
    const free = isFree(move.id);
    tell(move, dx, free);
    move.moves.style.transform = `translateX(${free ? dx : dx * stiff}px)`;
  };
  const up = (event: PointerEvent) => {
    if (!move || event.pointerId !== move.pointer) return;
    const { id, on, x } = move;
    const dx = event.clientX - x;
    end();
    if (!on) return;
    // The finger comes up over a button: that is no tap.
    const still = (click: Event) => {
      click.stopPropagation();
      click.preventDefault();
    };
    window.addEventListener('click', still, { capture: true, once: true });
    setTimeout(() => window.removeEventListener('click', still, { capture: true }), 0);
    if (Math.abs(dx) >= countsAt) onSwipe(id, dx > 0 ? 'right' : 'left');
  };
  /** Puts what lies under the rows under this one. */
  function tell({ row, moves }: Move, dx: number, free: boolean) {
    const under = reveal.current;
    if (!under) return;
    const side = dx > 0 ? 'right' : 'left';
    under.style.top = `${row.getBoundingClientRect().top - element.getBoundingClientRect().top}px`;
    under.style.height = `${moves.offsetHeight}px`;
    under.dataset.side = side;
    under.dataset.to = free ? side : 'none';
    under.toggleAttribute('data-counts', free && Math.abs(dx) >= countsAt);
    under.hidden = false;
  }
  function hold(pointer: number) {
    try {
      element.setPointerCapture(pointer);
    } catch {
      // The finger has gone already: it was quicker than this could be loaded.
    }
  }
  const told: Record<string, (event: PointerEvent) => void> = {
    pointerdown: down,
    pointermove: follow,
    pointerup: up,
  };
  return (event) => (told[event.type] ?? end)(event);
}

/** Under the row that a finger moves: what it will do, in colour, icon and word. Nothing that is read aloud. */
export function Reveal({ area }: { area: RefObject<HTMLDivElement | null> }) {
  const { t } = useTexts();
  const said = 'hidden items-center gap-2 font-semibold';
  return (
    <div
      ref={area}
      aria-hidden
      hidden
      className="group data-[to=left]:bg-danger data-[to=right]:bg-ok data-[to=none]:bg-sunken text-surface absolute inset-x-0 -z-10 flex items-center px-4 opacity-70 data-counts:opacity-100 data-[side=left]:justify-end [&[hidden]]:hidden"
    >
      <span className={`${said} group-data-[to=right]:flex`}>
        <Icon shape={tick} className="size-5" />
        {t('short_PRESENT')}
      </span>
      <span className={`${said} group-data-[to=left]:flex`}>
        {t('short_ABSENT')}
        <Icon shape={cross} className="size-5" />
      </span>
      <span className={`${said} text-ink text-sm group-data-[to=none]:flex`}>
        <Icon shape={hand} className="size-4" />
        {t('tapToChange')}
      </span>
    </div>
  );
}
