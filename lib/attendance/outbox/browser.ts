import type { Operation } from '../types';
import { indexedDbStore } from './indexed-db';
import { memoryStore } from './memory';
import { createOutbox, type Outbox } from './outbox';
import { sendToOffice } from './transport';
import type { Alone, OutboxStore } from './types';

const name = 'cascade-attendance';

/** One flight at a time across the tabs of the browser. Where locks are missing, each tab has its own. */
const aloneAmongTabs: Alone = (work) =>
  'locks' in navigator
    ? navigator.locks.request(`${name}-sending`, { ifAvailable: true }, (lock) => (lock ? work() : null))
    : work();

async function deviceStore(): Promise<OutboxStore> {
  try {
    const store = await indexedDbStore(name);
    // Asked for, so that the browser does not clear what waits when the phone is short of space.
    void navigator.storage?.persist?.().catch(() => false);
    return store;
  } catch {
    return memoryStore();
  }
}

type Message = { account: string; settled: Operation[] };

/**
 * The outbox of the person signed in, in this browser: kept in IndexedDB, flushed at the start, when the network comes
 * back and when the page becomes visible, in step with the other tabs. Call the returned `close` when the page goes.
 */
export async function openOutbox(
  account: string,
  onSettled: (operations: Operation[]) => void,
): Promise<{ outbox: Outbox; close: () => void }> {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  const tell = (settled: Operation[]) => channel?.postMessage({ account, settled } satisfies Message);
  const outbox = createOutbox({
    account,
    store: await deviceStore(),
    send: sendToOffice,
    alone: aloneAmongTabs,
    onSettled: (operations) => {
      onSettled(operations);
      tell(operations);
    },
    onStored: () => tell([]),
  });
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.account !== account) return;
      if (data.settled.length > 0) onSettled(data.settled);
      void outbox.reload();
    };
  }
  const flush = () => void outbox.flush();
  const whenVisible = () => document.visibilityState === 'visible' && flush();
  window.addEventListener('online', flush);
  window.addEventListener('pageshow', flush);
  document.addEventListener('visibilitychange', whenVisible);
  await outbox.reload();
  flush();
  return {
    outbox,
    close() {
      outbox.stop();
      channel?.close();
      window.removeEventListener('online', flush);
      window.removeEventListener('pageshow', flush);
      document.removeEventListener('visibilitychange', whenVisible);
    },
  };
}
