'use client';

import { useSyncExternalStore } from 'react';

const wide = '(min-width: 768px)';

function subscribe(changed: () => void) {
  const query = window.matchMedia(wide);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Is there room for a grid? Null while nobody knows: on the server. */
export const useWide = (): boolean | null =>
  useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(wide).matches,
    () => null,
  );
