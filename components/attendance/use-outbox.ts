'use client';

import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { openOutbox } from '@/lib/attendance/outbox/browser';
import type { Outbox } from '@/lib/attendance/outbox/outbox';
import type { OutboxState } from '@/lib/attendance/outbox/types';
import type { Operation } from '@/lib/attendance/types';

const never = () => () => {};
const closed: OutboxState = {
  entries: [],
  status: 'idle',
  lastReachedAt: null,
  durable: true,
  unsaved: new Set(),
  full: false,
  ready: false,
};
const whenClosed = () => closed;

/** The outbox of the account on this device; null until it is open. `onSettled`: what has reached the office. */
export function useOutbox(account: string | null, onSettled: (operations: Operation[]) => void) {
  const [outbox, setOutbox] = useState<Outbox | null>(null);
  const latest = useRef(onSettled);
  useEffect(() => {
    latest.current = onSettled;
  });
  useEffect(() => {
    if (!account) return;
    let [gone, close] = [false, () => {}];
    void openOutbox(account, (operations) => latest.current(operations)).then((opened) => {
      if (gone) return opened.close();
      close = opened.close;
      setOutbox(opened.outbox);
    });
    return () => {
      gone = true;
      close();
      setOutbox(null);
    };
  }, [account]);
  const state = useSyncExternalStore(outbox?.subscribe ?? never, outbox?.snapshot ?? whenClosed, whenClosed);
  return { outbox, state };
}
