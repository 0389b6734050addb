'use client';

import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { flushSync } from 'react-dom';
import { Button } from './button';

type Props = {
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  label: string;
  describedBy?: string;
  /** What a thing is called by its buttons and where its move is said. */
  nameOf: (id: string) => string;
  /** What is shown of it; its name where nothing else is. */
  children?: (id: string) => ReactNode;
  words: {
    up: (name: string) => string;
    down: (name: string) => string;
    leaveOut: (name: string) => string;
    moved: (move: { name: string; position: number; count: number }) => string;
  };
};

/** Things in an order that is changed by buttons, or by Alt with the arrow keys; each can be left out. */
export function OrderList({ ids, onChange, label, describedBy, nameOf, children, words }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const move = (id: string, to: number) => {
    const from = ids.indexOf(id);
    if (to < 0 || to >= ids.length || from === to) return;
    const direction = to < from ? 'up' : 'down';
    // The focus goes with the thing, on the same button, or on the other one where it came to an end.
    flushSync(() => {
      onChange(ids.toSpliced(from, 1).toSpliced(to, 0, id));
      setSaid(words.moved({ name: nameOf(id), position: to + 1, count: ids.length }));
    });
    const buttons = list.current?.children[to]?.querySelectorAll<HTMLButtonElement>('button[data-move]');
    const wanted = [...(buttons ?? [])];
    (
      wanted.find((button) => button.dataset.move === direction && !button.disabled) ??
      wanted.find((button) => !button.disabled)
    )?.focus();
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, ids.indexOf(id) + (event.key === 'ArrowUp' ? -1 : 1));
  };
  const icon = 'size-4';
  return (
    <>
      <ol ref={list} aria-label={label} aria-describedby={describedBy} className="divide-line divide-y">
        {ids.map((id, index) => (
          <li key={id} className="flex items-center gap-3 py-1.5" onKeyDown={(event) => onKey(event, id)}>
            <span aria-hidden className="text-ink-muted w-5 text-right">
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">{children ? children(id) : nameOf(id)}</span>
            <span className="flex shrink-0">
              <Button
                variant="quiet"
                size="sm"
                square
                data-move="up"
                disabled={index === 0}
                aria-label={words.up(nameOf(id))}
                onClick={() => move(id, index - 1)}
              >
                <ArrowUp aria-hidden className={icon} />
              </Button>
              <Button
                variant="quiet"
                size="sm"
                square
                data-move="down"
                disabled={index === ids.length - 1}
                aria-label={words.down(nameOf(id))}
                onClick={() => move(id, index + 1)}
              >
                <ArrowDown aria-hidden className={icon} />
              </Button>
              <Button
                variant="quiet"
                size="sm"
                square
                aria-label={words.leaveOut(nameOf(id))}
                onClick={() => onChange(ids.filter((other) => other !== id))}
              >
                <X aria-hidden className={icon} />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  );
}
