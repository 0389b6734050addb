'use client';

import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { flushSync } from 'react-dom';
import { Button } from '@/components/ui/button';
import type { ComboboxOption } from '@/components/ui/combobox';
import { FieldError } from '@/components/ui/field-error';

type Props = {
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  courses: readonly ComboboxOption[];
  error?: string;
};

/** The courses of a curriculum one below the other: moved by buttons, or by Alt with the arrow keys; others wait below. */
export function CourseOrder({ chosen, onChange, courses, error }: Props) {
  const t = useTranslations('programmes.curriculum');
  const errorId = useId();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const nameOf = (id: string) => courses.find(({ value }) => value === id)?.label ?? id;
  const others = courses.filter(({ value }) => !chosen.includes(value));

  const move = (id: string, to: number) => {
    const from = chosen.indexOf(id);
    if (to < 0 || to >= chosen.length || from === to) return;
    const direction = to < from ? 'up' : 'down';
    // The focus goes with the course, on the same button, or on the other one where it came to an end.
    flushSync(() => {
      onChange(chosen.toSpliced(from, 1).toSpliced(to, 0, id));
      setSaid(t('moved', { name: nameOf(id), position: to + 1, count: chosen.length }));
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
    move(id, chosen.indexOf(id) + (event.key === 'ArrowUp' ? -1 : 1));
  };
  return (
    <div>
      {chosen.length === 0 && <p className="text-ink-muted">{t('noCourses')}</p>}
      <ol
        ref={list}
        aria-label={t('order')}
        aria-describedby={error ? errorId : undefined}
        className="divide-line divide-y"
      >
        {chosen.map((id, index) => (
          <li key={id} className="flex items-center gap-3 py-1.5" onKeyDown={(event) => onKey(event, id)}>
            <span aria-hidden className="text-ink-muted w-5 text-right">
              {index + 1}
            </span>
            <span className="min-w-0 flex-1">{nameOf(id)}</span>
            <span className="flex shrink-0">
              <Button
                variant="quiet"
                size="sm"
                square
                data-move="up"
                disabled={index === 0}
                aria-label={t('up', { name: nameOf(id) })}
                onClick={() => move(id, index - 1)}
              >
                <ArrowUp aria-hidden className="size-4" />
              </Button>
              <Button
                variant="quiet"
                size="sm"
                square
                data-move="down"
                disabled={index === chosen.length - 1}
                aria-label={t('down', { name: nameOf(id) })}
                onClick={() => move(id, index + 1)}
              >
                <ArrowDown aria-hidden className="size-4" />
              </Button>
              <Button
                variant="quiet"
                size="sm"
                square
                aria-label={t('leaveOut', { name: nameOf(id) })}
                onClick={() => onChange(chosen.filter((other) => other !== id))}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <p role="status" className="sr-only">
        {said}
      </p>
      {others.length > 0 && (
        <>
          <h3 className="mt-5 mb-1">{t('others')}</h3>
          <ul className="divide-line divide-y">
            {others.map(({ value, label, detail }) => (
              <li key={value} className="flex items-center justify-between gap-3 py-1.5">
                <span className="min-w-0">
                  {label} <span className="text-ink-muted text-sm">{detail}</span>
                </span>
                <Button
                  size="sm"
                  icon={<Plus aria-hidden className="size-4" />}
                  aria-label={t('takeIn', { name: label })}
                  onClick={() => onChange([...chosen, value])}
                >
                  {t('add')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
