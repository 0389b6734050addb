import type { Entry, OutboxStore } from './types';

const byId = (a: Entry, b: Entry) => (a.operation.id < b.operation.id ? -1 : 1);

/** Keeps entries as long as the page lives: where the browser refuses a database, and in tests. */
export function memoryStore(kept = new Map<string, Entry>()): OutboxStore {
  return {
    durable: false,
    async put(entries) {
      for (const entry of entries) kept.set(entry.operation.id, entry);
    },
    async remove(ids) {
      for (const id of ids) kept.delete(id);
    },
    async list(account) {
      return [...kept.values()].filter((entry) => entry.account === account).sort(byId);
    },
  };
}
