'use client';

import { useEffect, useState } from 'react';
import { forget, keep, readKept } from '@/lib/attendance/device/kept';
import { keptOf, type Kept } from '@/lib/attendance/device/rules';
import { useFresh } from './use-fresh';

/**
 * Like `useFresh`, and from the device's own copy where the office is not reached: shown at once, and newer from the
 * office when it comes. `keptAt`: when the copy was made that is shown; null where it is the office's own answer.
 * `signedOut`: the sign-in has ended, which closes nothing that is on the device.
 */
export function useKept<T>(url: string, everyMs?: number) {
  const { loaded: fresh, reachedAt, refresh } = useFresh<T>(url, everyMs);
  const [kept, setKept] = useState<Kept<T> | null>(null);
  useEffect(() => {
    let gone = false;
    void readKept<T>(url).then((row) => !gone && setKept(row));
    return () => {
      gone = true;
    };
  }, [url]);
  useEffect(() => {
    if (fresh?.kind === 'missing') void forget([url]).then(() => setKept(null));
    if (fresh?.kind !== 'ready') return;
    const row = keptOf(url, fresh.value, new Date());
    void (row ? keep(row) : forget([url]));
  }, [fresh, url]);
  const fromDevice = kept && fresh?.kind !== 'ready' && fresh?.kind !== 'missing';
  return {
    loaded: fromDevice ? ({ kind: 'ready', value: kept.value } as const) : fresh,
    reachedAt,
    keptAt: fromDevice ? kept.keptAt : null,
    signedOut: fresh?.kind === 'signed-out',
    refresh,
  };
}
