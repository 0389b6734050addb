'use client';

import { useEffect, useState } from 'react';
import { allKept, wipe } from '@/lib/attendance/device/kept';
import { registerUrl, toHoldReady } from '@/lib/attendance/device/rules';
import type { ListedSession, RegisterList } from '@/lib/attendance/register/types';

/** The sessions still to come that this device can record with no network, oldest first. */
async function readySessions(list: RegisterList): Promise<ListedSession[]> {
  const kept = new Set((await allKept()).map(({ url }) => url));
  const now = new Date();
  return toHoldReady(list.sessions, now).filter(
    ({ id, endsAt }) => Date.parse(endsAt) > now.getTime() && kept.has(registerUrl(id)),
  );
}

/** At a first visit over a slow line the application takes a while to come. */
const installMs = 15_000;

/** Is the application itself on the device? Tells so as soon as it is, and after a while that it is not. */
function onApplication(tell: (ready: boolean) => void): () => void {
  if (!('serviceWorker' in navigator)) {
    tell(false);
    return () => {};
  }
  const timer = setTimeout(() => tell(false), installMs);
  let gone = false;
  void navigator.serviceWorker.ready.then(() => {
    clearTimeout(timer);
    if (!gone) tell(true);
  });
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}

/**
 * Makes this device ready for sessions without a network when the list is the office's own answer, and says which are.
 * Null while it is at it.
 */
export function useReady(list: RegisterList, fresh: boolean) {
  const [sessions, setSessions] = useState<ListedSession[] | null>(null);
  const [application, setApplication] = useState<boolean | null>(null);
  useEffect(() => onApplication(setApplication), []);
  useEffect(() => {
    let gone = false;
    const prepare = async () => {
      if (fresh) await (await import('@/lib/attendance/device/ready')).holdReady(list);
      else await wipe(null);
    };
    // What cannot be fetched now leaves what is kept.
    void prepare()
      .catch(() => null)
      .then(() => readySessions(list))
      .then((ready) => !gone && setSessions(ready));
    return () => {
      gone = true;
    };
  }, [list, fresh]);
  return { sessions, application };
}
