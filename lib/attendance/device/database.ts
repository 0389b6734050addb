/** The browser's own database of the register: what waits to be sent, and what the office gave. */
export const deviceDatabase = 'cascade-attendance';

/** Newer versions only add to it, so that a page of an older version of the application can work on it as well. */
const version = 2;

/** So long another tab may take to let go of an older version. One that the browser has put to sleep may never do. */
const patienceMs = 5_000;

export type StoreName = 'entries' | 'kept';

const isNamed = (error: unknown, name: string): boolean =>
  error instanceof DOMException && error.name === name;

/** `wanted`: undefined takes whatever version there is. */
function attemptOpen(name: string, wanted?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, wanted);
    let given = false;
    request.onupgradeneeded = ({ oldVersion }) => {
      const { result } = request;
      // The key begins with the operation's time, so that the order of keys is the order of recording.
      if (oldVersion < 1)
        result.createObjectStore('entries', { keyPath: 'id' }).createIndex('account', 'account');
      if (oldVersion < 2) result.createObjectStore('kept', { keyPath: 'url' });
    };
    request.onsuccess = () => (given ? request.result.close() : resolve(request.result));
    request.onerror = () => reject(request.error);
    request.onblocked = () =>
      setTimeout(() => {
        given = true;
        reject(new Error('Another tab holds an older version of the database.'));
      }, patienceMs);
  });
}

async function opened(name: string): Promise<IDBDatabase> {
  const database = await attemptOpen(name, version).catch((error: unknown) => {
    // A newer version of the application has been here, in another tab.
    if (isNamed(error, 'VersionError')) return attemptOpen(name);
    throw error;
  });
  // A newer version of the application in another tab needs the older one to let go.
  database.onversionchange = () => database.close();
  return database;
}

export type Device = {
  /** Runs requests in one transaction; resolves when it is written to the disk, and not merely accepted. */
  run<T>(
    store: StoreName,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T> | null,
  ): Promise<T | null>;
};

/**
 * Opens the database; it outlives the tab, the browser and the phone's restart. Throws where there is none. Written
 * against IndexedDB itself: what is needed is a handful of calls, and a library would weigh more than all of them.
 */
export async function openDevice(name = deviceDatabase): Promise<Device> {
  let database = await opened(name);
  const attempt: Device['run'] = (store, mode, work) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request ? request.result : null);
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was given up.'));
    });
  return {
    async run(store, mode, work) {
      try {
        return await attempt(store, mode, work);
      } catch (error) {
        // It was closed behind our back (a newer version, storage pressure, a resumed tab): it is opened again.
        if (!isNamed(error, 'InvalidStateError')) throw error;
        database = await opened(name);
        return attempt(store, mode, work);
      }
    },
  };
}
