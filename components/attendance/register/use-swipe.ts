'use client';

import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Reveal as RevealType, Swipe } from './finger';

type Options = {
  /** Holds the rows. */
  area: RefObject<HTMLElement | null>;
  /** Holds what lies under the rows. */
  reveal: RefObject<HTMLElement | null>;
  /** May this row be swiped? */
  isFree: (id: string) => boolean;
  onSwipe: (id: string, to: Swipe) => void;
};

const events = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const;

/**
 * Swipes of a finger over the rows. What understands them comes when a finger first touches the list, and is then told what
 * the finger has done meanwhile: a mouse never needs it, and the roster need not wait for it. Gives what lies under the rows
 * and says what a swipe will do; null until then.
 */
export function useSwipe({ area, reveal, isFree, onSwipe }: Options): typeof RevealType | null {
  const [loaded, setLoaded] = useState<typeof RevealType | null>(null);
  const latest = useRef({ isFree, onSwipe });
  useEffect(() => {
    latest.current = { isFree, onSwipe };
  });
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let finger: ((event: PointerEvent) => void) | null = null;
    let early: PointerEvent[] = [];
    const load = async () => {
      try {
        const { createFinger, Reveal } = await import('./finger');
        setLoaded(() => Reveal);
        finger = createFinger({
          ...{ element, reveal },
          isFree: (id) => latest.current.isFree(id),
          onSwipe: (id, to) => latest.current.onSwipe(id, to),
        });
        early.forEach(finger);
      } catch {
        // No network: it is asked for again at the next touch, and the buttons are there.
      }
      early = [];
    };
    const on = (event: PointerEvent) => {
      if (finger) return finger(event);
      if (event.pointerType === 'mouse') return;
      if (early.length === 0 && event.type !== 'pointerdown') return;
      if (early.push(event) === 1) void load();
    };
    for (const type of events) element.addEventListener(type, on);
    return () => {
      for (const type of events) element.removeEventListener(type, on);
    };
  }, [area, reveal]);
  return loaded;
}
