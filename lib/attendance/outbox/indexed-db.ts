import type { Entry, OutboxStore } from './types';

const version = 1;
const entries = 'entries';

type Row = Entry & { id: string };

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      // The key begins with the operation's time, so that the order of keys is the order of recording.
      request.result.createObjectStore(entries, { keyPath: 'id' }).createIndex('account', 'account');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('Another tab holds an older version of the database.'));
  });
}

/** Runs requests in one transaction; resolves when it is written, and not merely accepted. */
function written<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T> | null,
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(entries, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(entries));
    transaction.oncomplete = () => resolve(request ? request.result : null);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/**
 * Keeps entries in the browser's own database: they outlive the tab, the browser and the phone's restart. Throws
 * where there is none or it is full. Written against IndexedDB itself: what is needed is four calls.
 */
export async function indexedDbStore(name = 'cascade-attendance'): Promise<OutboxStore> {
  let database = await opened(name);
  // A newer version of the application in another tab needs the older one to let go.
  const letGo = () => database.close();
  database.onversionchange = letGo;
  /** A browser may close a database behind our back (storage pressure, a resumed tab): it is opened again. */
  const attempt = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T> | null,
  ) => {
    try {
      return await written(database, mode, work);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
      database = await opened(name);
      database.onversionchange = letGo;
      return written(database, mode, work);
    }
  };
  return {
    durable: true,
    async put(added) {
      await attempt('readwrite', (store) => {
        for (const entry of added) store.put({ ...entry, id: entry.operation.id } satisfies Row);
        return null;
      });
    },
    async remove(ids) {
      await attempt('readwrite', (store) => {
        for (const id of ids) store.delete(id);
        return null;
      });
    },
    async list(account) {
      const rows = await attempt(
        'readonly',
        (store) => store.index('account').getAll(account) as IDBRequest<Row[]>,
      );
      return (rows ?? []).map(({ operation, account: owner, refused }) => ({
        operation,
        account: owner,
        refused,
      }));
    },
  };
}
