'use client';

import { useEffect } from 'react';
import { useRouter } from 'next/navigation';

const roundMs = 30_000;

/** Asks for the page's figures again when it comes into view, and every half minute while it is. Draws nothing. */
export function KeptFresh() {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, roundMs);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [router]);
  return null;
}
