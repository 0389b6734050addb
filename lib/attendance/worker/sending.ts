import { aloneAmongTabs } from '../outbox/alone';
import { openChannel } from '../outbox/channel';
import { entriesHere, indexedDbStore } from '../outbox/indexed-db';
import { createOutbox } from '../outbox/outbox';
import { sendToOffice } from '../outbox/transport';

/**
 * Sends what waits on this device, once, and tells the open pages. Throws while something waits and the office was not
 * reached, so that the browser tries again later. A page that is sending is left to it.
 */
export async function sendWaiting(): Promise<void> {
  const store = await indexedDbStore();
  const waiting = (await entriesHere()).filter((entry) => !entry.refused);
  const channel = openChannel();
  try {
    for (const account of new Set(waiting.map((entry) => entry.account))) {
      const onSettled = (settled: Parameters<typeof channel.tell>[0]['settled']) =>
        channel.tell({ account, settled });
      const outbox = createOutbox({ account, store, send: sendToOffice, alone: aloneAmongTabs, onSettled });
      await outbox.reload();
      await outbox.flush();
      outbox.stop();
      if (outbox.snapshot().status === 'waiting') throw new Error('The office was not reached.');
    }
  } finally {
    channel.close();
  }
}
