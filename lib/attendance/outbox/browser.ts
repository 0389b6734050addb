import type { Operation } from '../types';
import { aloneAmongTabs } from './alone';
import { openChannel } from './channel';
import { indexedDbStore } from './indexed-db';
import { createOutbox, type Outbox } from './outbox';
import { syncTag } from './rules';
import type { OutboxStore, Send } from './types';

// Loaded with the first mark: a register that is opened is lighter without.
const send: Send = async (...batch) => (await import('./transport')).sendToOffice(...batch);

async function deviceStore(): Promise<OutboxStore> {
  try {
    const store = await indexedDbStore();
    // Asked for, so that the browser does not clear what waits when the phone is short of space.
    void navigator.storage?.persist?.().catch(() => false);
    return store;
  } catch {
    return (await import('./memory')).memoryStore();
  }
}

/** Where the browser can, it wakes the worker once there is a network, even if no page is open then. */
function askToBeWoken(): void {
  if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return;
  type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };
  void navigator.serviceWorker.ready
    .then((registration: WithSync) => registration.sync?.register(syncTag))
    .catch(() => undefined);
}

/**
 * The outbox of the person signed in, in this browser: kept in IndexedDB, flushed at the start, when the network comes
 * back and when the page becomes visible, in step with the other tabs. Call the returned `close` when the page goes.
 */
export async function openOutbox(
  account: string,
  onSettled: (operations: Operation[]) => void,
): Promise<{ outbox: Outbox; close: () => void }> {
  const store = await deviceStore();
  const channel = openChannel((news) => {
    if (news.account !== account) return;
    if (news.settled.length > 0) onSettled([...news.settled]);
    void outbox.reload();
  });
  const tell = (settled: Operation[]) => channel.tell({ account, settled });
  const outbox: Outbox = createOutbox({
    account,
    ...{ store, send, alone: aloneAmongTabs },
    onSettled: (operations) => {
      onSettled(operations);
      tell(operations);
    },
    onStored() {
      tell([]);
      askToBeWoken();
    },
  });
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
      channel.close();
      window.removeEventListener('online', flush);
      window.removeEventListener('pageshow', flush);
      document.removeEventListener('visibilitychange', whenVisible);
    },
  };
}
