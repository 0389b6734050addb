'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Draws the page anew, which shows those names, when it is another number of them that wait; null: not known. */
export function useArrivals(waiting: number | null): void {
  const router = useRouter();
  const known = useRef(waiting);
  useEffect(() => {
    if (waiting === null) return;
    if (known.current !== null && known.current !== waiting) router.refresh();
    known.current = waiting;
  }, [waiting, router]);
}
