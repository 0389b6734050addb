'use client';

import { useEffect, useRef, useState } from 'react';

/** The first change is shown at once, further ones so often at most. */
const pauseMs = 700;

/**
 * Calls `onChange` when the office says that attendance of the run has changed. True while the line stands: where it does
 * not (a proxy that collects, an old browser), the board looks by itself every few seconds.
 */
export function useLive(runId: string, onChange: () => void): boolean {
  const [live, setLive] = useState(false);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const events = new EventSource(`/api/runs/${runId}/board/events`);
    let [timer, last]: [ReturnType<typeof setTimeout> | undefined, number] = [undefined, 0];
    events.onerror = () => setLive(false);
    events.addEventListener('changed', () => {
      setLive(true);
      timer ??= setTimeout(
        () => {
          [timer, last] = [undefined, Date.now()];
          latest.current();
        },
        Math.max(0, last + pauseMs - Date.now()),
      );
    });
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, [runId]);
  return live;
}
