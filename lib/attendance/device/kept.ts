import type { Register } from '../register/types';
import type { Operation } from '../types';
import { openDevice, type Device } from './database';
import { isToWipe, registerUrl, type Kept } from './rules';

let device: Promise<Device> | null = null;

/** The database, or null where the browser refuses one: then nothing is kept, and the register works online only. */
async function opened(): Promise<Device | null> {
  device ??= openDevice();
  try {
    return await device;
  } catch {
    device = null;
    return null;
  }
}

/** What the device keeps for an address; null when it keeps nothing, or its time is over. */
export async function readKept<T>(url: string): Promise<Kept<T> | null> {
  const database = await opened();
  const row = await database?.run(
    'kept',
    'readonly',
    (store) => store.get(url) as IDBRequest<Kept<T> | undefined>,
  );
  if (!row || !isToWipe(row, null, new Date())) return row ?? null;
  await forget([url]);
  return null;
}

/** Keeps what the office gave. A full device keeps what it has: what was recorded matters more than a newer roster. */
export async function keep(row: Kept): Promise<void> {
  const database = await opened();
  await database
    ?.run('kept', 'readwrite', (store) => {
      store.put(row);
      return null;
    })
    .catch(() => null);
}

/** Notes in the kept registers what of this device the office has acknowledged. */
export async function keepArrived(operations: readonly Operation[]): Promise<void> {
  try {
    const [database, { withArrived }] = await Promise.all([opened(), import('./arrived/rules')]);
    for (const sessionId of new Set(operations.map((operation) => operation.sessionId)))
      await database?.run('kept', 'readwrite', (store) => {
        const kept = store.get(registerUrl(sessionId)) as IDBRequest<Kept<Register> | undefined>;
        kept.onsuccess = () => {
          if (kept.result)
            store.put({ ...kept.result, value: withArrived(kept.result.value, operations) } satisfies Kept);
        };
        return null;
      });
  } catch {
    // As with every roster, a full device keeps what it has: what counts is at the office.
  }
}

export async function forget(urls: readonly string[]): Promise<void> {
  const database = await opened();
  if (urls.length === 0) return;
  await database?.run('kept', 'readwrite', (store) => {
    for (const url of urls) store.delete(url);
    return null;
  });
}

/** All that is kept, without a look at what it says. */
export async function allKept(): Promise<Kept[]> {
  const database = await opened();
  return (await database?.run('kept', 'readonly', (store) => store.getAll() as IDBRequest<Kept[]>)) ?? [];
}

/** Wipes what is over and what was got with another sign-in than `account`; null: whoever it is. */
export async function wipe(account: string | null, now = new Date()): Promise<void> {
  const over = (await allKept()).filter((row) => isToWipe(row, account, now));
  await forget(over.map(({ url }) => url));
}
