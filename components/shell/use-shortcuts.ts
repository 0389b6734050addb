'use client';

import { useEffect, useRef } from 'react';

const SEQUENCE_MS = 1200;

/** Where single keys are switched off by the reader (WCAG 2.1.4: speech input and shaking hands). */
export const shortcutsOffKey = 'shortcuts-off';

type Actions = { palette: () => void; help: () => void; search: () => void; go: (letter: string) => boolean };

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('[role=dialog],[role=menu]') !== null);

/** The letter on the key, not what a Russian layout makes of it. */
const letterOf = (event: KeyboardEvent) =>
  event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';

const isSlashKey = (event: KeyboardEvent) => event.code === 'Slash' && /[.,]/.test(event.key);

/** Keys that work on every page. They stay silent while something is typed and when they are switched off. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    let wentAt = 0;
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current;
      if ((event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && letterOf(event) === 'k') {
        event.preventDefault();
        act.palette();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return;
      if (localStorage.getItem(shortcutsOffKey)) return;
      const letter = letterOf(event);
      if (event.timeStamp - wentAt < SEQUENCE_MS && letter && act.go(letter)) {
        event.preventDefault();
        wentAt = 0;
      } else if (letter === 'g' && !event.shiftKey) wentAt = event.timeStamp;
      else if (event.key === '?' || (isSlashKey(event) && event.shiftKey)) {
        event.preventDefault();
        act.help();
      } else if (event.key === '/' || (isSlashKey(event) && !event.shiftKey)) {
        event.preventDefault();
        act.search();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
