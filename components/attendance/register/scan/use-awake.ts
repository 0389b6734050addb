'use client';

import { useEffect } from 'react';

/** Keeps the screen from going dark while it is seen, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const release = () => void lock?.release().catch(() => undefined);
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      lock = (await (navigator.wakeLock as WakeLock | undefined)?.request('screen')) ?? null;
      if (gone) release();
    };
    const hold = () => void ask().catch(() => undefined);
    hold();
    // A browser lets go when the tab is hidden.
    document.addEventListener('visibilitychange', hold);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', hold);
      release();
    };
  }, []);
}
