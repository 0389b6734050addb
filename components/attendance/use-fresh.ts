'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { fetchJson, type Loaded } from './fetch-json';

/**
 * What an address of the office gives, asked again whenever the page comes to the front or the network back, and
 * every `everyMs` while it is seen. What was there stays while a newer one is not to be had.
 */
export function useFresh<T>(url: string, everyMs?: number) {
  const [loaded, setLoaded] = useState<Loaded<T> | null>(null);
  const [reachedAt, setReachedAt] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const refresh = useCallback(async () => {
    running.current?.abort();
    const mine = (running.current = new AbortController());
    const answer = await fetchJson<T>(url, mine.signal);
    if (mine.signal.aborted) return null;
    if (answer.kind === 'ready') setReachedAt(new Date().toISOString());
    const passing = answer.kind === 'away' || answer.kind === 'failed';
    setLoaded((before) => (before?.kind === 'ready' && passing ? before : answer));
    return answer;
  }, [url]);
  useEffect(() => {
    const whenSeen = () => document.visibilityState === 'visible' && void refresh();
    const first = setTimeout(() => void refresh(), 0);
    const timer = everyMs ? setInterval(whenSeen, everyMs) : undefined;
    document.addEventListener('visibilitychange', whenSeen);
    window.addEventListener('focus', whenSeen);
    window.addEventListener('online', whenSeen);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      running.current?.abort();
      document.removeEventListener('visibilitychange', whenSeen);
      window.removeEventListener('focus', whenSeen);
      window.removeEventListener('online', whenSeen);
    };
  }, [refresh, everyMs]);
  return { loaded, reachedAt, refresh };
}
