'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import clsx from 'clsx';
import { controlClass } from '@/components/ui/control-style';
import { noteLimit } from '@/lib/attendance/rules';
import { useTexts } from '../texts';

/** A pause of the writer. */
const pauseMs = 1200;

/** Saved when the writer pauses or goes on to something else. What is being typed is never overwritten. */
export function NoteField({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(note);
  const [seen, setSeen] = useState(note);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(() => {});
  const id = useId();
  if (note !== seen) {
    setSeen(note);
    if (typed.trim() === seen) setTyped(note);
  }
  const save = (text: string) => {
    clearTimeout(waiting.current);
    if (text.trim() !== note) onChange(text);
  };
  useEffect(() => {
    last.current = () => save(typed);
  });
  // The row is closed, or the page left, in the middle of a word: it is saved as far as it is.
  useEffect(() => {
    const saveNow = () => last.current();
    window.addEventListener('pagehide', saveNow);
    return () => {
      window.removeEventListener('pagehide', saveNow);
      saveNow();
    };
  }, []);
  const endOnEscape = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t('note')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={noteLimit}
        value={typed}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          clearTimeout(waiting.current);
          waiting.current = setTimeout(() => save(text), pauseMs);
        }}
        onBlur={() => save(typed)}
        onKeyDown={endOnEscape}
        className={clsx(controlClass, 'h-auto! py-2')}
      />
    </div>
  );
}
