'use client';

import { useCallback, useEffect, useRef } from 'react';
import clsx from 'clsx';
import type { Calendar } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import './event-calendar.css';

export type CalendarOptions = Calendar.Options;
export type CalendarEvent = Calendar.Event;
export type CalendarEventInput = Calendar.EventInput;

type Plugin = 'DayGrid' | 'TimeGrid' | 'ResourceTimeGrid' | 'ResourceTimeline' | 'Interaction';

type Props = {
  /** What the grid is, said to those who do not see it. */
  label: string;
  /** Read once; another set needs another `key`. */
  plugins: readonly Plugin[];
  /**
   * Options of the library. What changes by identity is set again, so keep arrays, objects and formatters memoised.
   * What happens (`on` functions: eventClick, eventDrop …) may be written in place: the latest one is called.
   * Formatters are functions by lib/text/format; content is `{ domNodes }` or plain text, never `{ html }`.
   */
  options: CalendarOptions;
  onReady?: (calendar: Calendar) => void;
  className?: string;
};

const happenings = [
  'dateClick',
  'datesSet',
  'dragConstraint',
  'eventAllUpdated',
  'eventClick',
  'eventDidMount',
  'eventDragStart',
  'eventDragStop',
  'eventDrop',
  'eventResize',
  'resizeConstraint',
  'select',
  'unselect',
] as const satisfies (keyof CalendarOptions)[];

type Happening = (info: never) => unknown;

/** The options with one lasting function in place of each thing that happens; it calls the latest one. */
function lasting(options: CalendarOptions, latest: { current: CalendarOptions }): CalendarOptions {
  const calls = happenings
    .filter((name) => options[name])
    .map((name) => [name, (info: never) => (latest.current[name] as Happening | undefined)?.(info)] as const);
  return { ...options, ...Object.fromEntries(calls) };
}

/**
 * The library says "table" of what is none for a reader of the screen (no rows, cells without text) and names spans.
 * Without those words the grid is a group of buttons, each with its own full name.
 */
function plainRoles(root: Element) {
  for (const each of root.querySelectorAll(
    '[role=table],[role=row],[role=rowgroup],[role=cell],[role=columnheader],[role=rowheader]',
  )) {
    for (const name of ['role', 'aria-colindex', 'aria-colspan']) each.removeAttribute(name);
  }
  for (const each of root.querySelectorAll('span[aria-label],time[aria-label]'))
    each.removeAttribute('aria-label');
  for (const each of root.querySelectorAll('.ec-main,.ec-main header,.ec-main aside'))
    each.setAttribute('role', 'none');
  for (const each of root.querySelectorAll('.ec-bg-event')) each.setAttribute('aria-hidden', 'true');
  // An article cannot be a button; what is in it can, and its keys and clicks reach the article. The library draws the
  // inside again when it can be dragged, so the article keeps a note of it.
  for (const each of root.querySelectorAll<HTMLElement>('article[role=button]')) {
    for (const name of ['role', 'tabindex']) each.removeAttribute(name);
    each.dataset.opens = '';
  }
  for (const body of root.querySelectorAll('article[data-opens] .ec-event-body:not([role])')) {
    body.setAttribute('role', 'button');
    body.setAttribute('tabindex', '0');
  }
}

/** A grid of days or of hours in the look of the rest. The library is loaded when the first grid is shown. */
export function EventCalendar({ label, plugins, options, onReady, className }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const calendar = useRef<Calendar>(undefined);
  const latest = useRef(options);
  const set = useRef(options);
  const first = useRef({ plugins, onReady });
  const held = useRef(false);
  const draw = useCallback(() => {
    const [drawn, wanted] = [calendar.current, latest.current];
    // What is dragged right now would be lost if everything were drawn anew under it.
    if (!drawn || held.current) return;
    for (const name of Object.keys(wanted) as (keyof CalendarOptions)[]) {
      const same = wanted[name] === set.current[name];
      if (!same && !(happenings as readonly string[]).includes(name)) drawn.setOption(name, wanted[name]);
    }
    set.current = wanted;
  }, []);
  useEffect(() => {
    latest.current = options;
    draw();
  }, [options, draw]);
  const hold = () => {
    const released = new AbortController();
    const release = () => {
      released.abort();
      held.current = false;
      // After the library has heard of it too.
      setTimeout(draw);
    };
    held.current = true;
    for (const end of ['pointerup', 'pointercancel']) {
      window.addEventListener(end, release, { signal: released.signal });
    }
  };
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let left = false;
    let destroy = () => {};
    const watch = new MutationObserver(() => plainRoles(element));
    void import('@event-calendar/core').then((library) => {
      if (left) return;
      set.current = latest.current;
      const drawn = library.createCalendar(
        element,
        first.current.plugins.map((name) => library[name]),
        lasting(latest.current, latest),
      );
      calendar.current = drawn;
      element.setAttribute('aria-busy', 'false');
      plainRoles(element);
      watch.observe(element, { childList: true, subtree: true });
      destroy = () => {
        watch.disconnect();
        calendar.current = undefined;
        void library.destroyCalendar(drawn);
      };
      first.current.onReady?.(drawn);
    });
    return () => {
      left = true;
      destroy();
    };
  }, []);
  return (
    <div
      ref={host}
      onPointerDown={hold}
      role="group"
      aria-label={label}
      aria-busy="true"
      className={clsx('event-calendar', className)}
    />
  );
}
