'use client';

import { useEffect, useState } from 'react';

export type SearchResult = {
  kind: 'person' | 'run' | 'certificate' | 'course' | 'page';
  id: string;
  title: string;
  subtitle?: string | null;
  href: string;
};

type Found = { query: string; results: readonly SearchResult[]; failed: boolean };

const PAUSE_MS = 120;
export const MIN_LETTERS = 2;

/** What the server finds for the words, asked after a short pause. While it is asked, the last results stay. */
export function useSearchResults(text: string) {
  const query = text.trim();
  const [found, setFound] = useState<Found>({ query: '', results: [], failed: false });
  const asks = [...query].length >= MIN_LETTERS;
  useEffect(() => {
    if (!asks) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        const { results } = (await response.json()) as { results: SearchResult[] };
        setFound({ query, results, failed: false });
      } catch {
        if (!stop.signal.aborted) setFound({ query, results: [], failed: true });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, asks]);
  return {
    results: asks ? found.results : [],
    failed: asks && found.failed,
    searching: asks && found.query !== query,
    asks,
  };
}
