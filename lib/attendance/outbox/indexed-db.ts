import { openDevice } from '../device/database';
import { keepArrived } from '../device/kept';
import type { Entry, OutboxStore } from './types';

type Row = Entry & { id: string };

const entryOf = ({ operation, account, refused }: Row): Entry => ({ operation, account, refused });

/** Keeps entries in the device's database. Throws where there is none. */
export async function indexedDbStore(name?: string): Promise<OutboxStore> {
  const device = await openDevice(name);
  return {
    durable: true,
    async put(added) {
      await device.run('entries', 'readwrite', (store) => {
        for (const entry of added) store.put({ ...entry, id: entry.operation.id } satisfies Row);
        return null;
      });
    },
    async remove(ids) {
      await device.run('entries', 'readwrite', (store) => {
        for (const id of ids) store.delete(id);
        return null;
      });
    },
    arrived: keepArrived,
    async list(account) {
      const rows = await device.run(
        'entries',
        'readonly',
        (store) => store.index('account').getAll(account) as IDBRequest<Row[]>,
      );
      return (rows ?? []).map(entryOf);
    },
  };
}

/** All entries on this device, whoever recorded them. */
export async function entriesHere(): Promise<Entry[]> {
  const device = await openDevice();
  const rows = await device.run('entries', 'readonly', (store) => store.getAll() as IDBRequest<Row[]>);
  return (rows ?? []).map(entryOf);
}
