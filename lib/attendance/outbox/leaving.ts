import { deviceFile, deviceFileName } from '../device-file/rules';
import { allKept, forget } from '../device/kept';
import { aloneAmongTabs } from './alone';
import { indexedDbStore, entriesHere } from './indexed-db';
import { createOutbox } from './outbox';
import { sendToOffice } from './transport';
import type { Entry } from './types';

/**
 * What would stay behind on this device if the person signed out now: everything is sent first. What is another
 * account's is none of theirs: the office says so, and it waits for its owner.
 */
export async function leftBehind(): Promise<Entry[]> {
  try {
    const store = await indexedDbStore();
    const left: Entry[] = [];
    for (const account of new Set((await entriesHere()).map((entry) => entry.account))) {
      const outbox = createOutbox({ account, store, send: sendToOffice, alone: aloneAmongTabs });
      await outbox.reload();
      await outbox.flush();
      outbox.stop();
      if (outbox.snapshot().status !== 'signed-out') left.push(...(await store.list(account)));
    }
    return left;
  } catch {
    // No database, so nothing is in it.
    return [];
  }
}

/** Writes what is left to a file that the office can load. It stays on the device too: the office knows each mark once. */
export async function saveToFile(entries: readonly Entry[]): Promise<void> {
  const now = new Date();
  for (const account of new Set(entries.map((entry) => entry.account))) {
    const own = entries.filter((entry) => entry.account === account).map((entry) => entry.operation);
    const file = await deviceFile(account, own, now);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: 'application/json' }));
    link.download = deviceFileName(now);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}

/** Wipes the rosters of this device: whoever signs out leaves no names behind. What waits to be sent stays. */
export async function wipeRosters(): Promise<void> {
  await forget((await allKept()).map(({ url }) => url));
}
