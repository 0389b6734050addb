'use client';

import { useEffect } from 'react';
import { useRouter } from 'next/navigation';

const roundMs = 2000;

/** Reads the page again every two seconds while it is drawn and in view: something is being worked on. Draws nothing. */
export function RefreshWhile() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, roundMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
