import type { Operation } from '../types';
import { backOffMs, batchSize, lessAtOnce } from './rules';
import type { Alone, Entry, OutboxState, OutboxStore, Send, Sent } from './types';

type Options = {
  account: string;
  store: OutboxStore;
  send: Send;
  /** What has reached the office, with the time that counts there. */
  onSettled?: (operations: Operation[]) => void;
  /** Something changed here: other tabs read again. */
  onStored?: () => void;
  alone?: Alone;
  random?: () => number;
  now?: () => Date;
  later?: (work: () => void, ms: number) => () => void;
};

export type Outbox = ReturnType<typeof createOutbox>;

/** Another tab is sending, perhaps ours as well: looked at again after so long. */
const otherTabMs = 2_000;

const byId = (a: Entry, b: Entry) => (a.operation.id < b.operation.id ? -1 : 1);

/**
 * The device's outgoing tray. `record` resolves when the operations are on the disk; sending follows by itself, one
 * flight at a time, oldest first, in batches, again and again until the office has answered for each. Nothing leaves
 * the store before that answer.
 */
export function createOutbox(options: Options) {
  const { account, store, send, onSettled, onStored } = options;
  const alone: Alone = options.alone ?? ((work) => work());
  const random = options.random ?? Math.random;
  const now = options.now ?? (() => new Date());
  const later = options.later ?? laterByTimer;
  let state: OutboxState = {
    entries: [],
    status: 'idle',
    lastReachedAt: null,
    durable: store.durable,
    unsaved: new Set(),
    full: false,
    ready: false,
  };
  const listeners = new Set<() => void>();
  let [failures, size, flying, askedAgain, stopped] = [0, batchSize, false, false, false];
  let cancelRetry = () => {};

  const change = (part: Partial<OutboxState>) => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const keep = (changed: readonly Entry[], removed: ReadonlySet<string> = new Set()) => {
    const ids = new Set(changed.map((entry) => entry.operation.id));
    const rest = state.entries.filter(({ operation: { id } }) => !ids.has(id) && !removed.has(id));
    change({ entries: [...rest, ...changed].sort(byId) });
  };

  /** What is not on the disk yet, or could not be put there; sent like everything else. */
  const unsaved = new Map<string, Entry>();
  const changeUnsaved = (full = state.full) =>
    change({ full: full && unsaved.size > 0, unsaved: new Set(unsaved.keys()) });

  /** Everything of the account: on the disk, and not on it yet. */
  async function all(): Promise<Entry[]> {
    const stored = (await store.list(account)).filter(({ operation }) => !unsaved.has(operation.id));
    return [...stored, ...unsaved.values()].sort(byId);
  }

  /** Reads the store again: at the start, and when another tab has changed it. */
  async function reload(): Promise<void> {
    change({ entries: await all(), ready: true });
  }

  /** Puts on the disk what is not there yet. A full disk takes nothing from anybody: it is tried again with the next tap or flight. */
  async function save(): Promise<void> {
    const entries = [...unsaved.values()];
    if (entries.length === 0) return;
    try {
      await store.put(entries);
      for (const { operation } of entries) unsaved.delete(operation.id);
      changeUnsaved(false);
    } catch {
      changeUnsaved(true);
    }
  }

  /** Resolves when the operations are on the disk, or when it is known that it takes no more (`full`). */
  async function record(operations: readonly Operation[]): Promise<void> {
    const entries = operations.map((operation): Entry => ({ operation, account, refused: null }));
    for (const entry of entries) unsaved.set(entry.operation.id, entry);
    changeUnsaved();
    keep(entries);
    await save();
    onStored?.();
    // While the line is down the next try is set already: taps do not hurry it.
    if (state.status !== 'waiting') void flush();
  }

  /** Takes refused operations off the device, once a person has read why. */
  async function discard(ids: readonly string[]): Promise<void> {
    await drop(ids);
    keep([], new Set(ids));
    onStored?.();
  }

  /** Keeps what was refused, with the reason, until a person has seen to it. */
  async function putAside(refused: readonly Entry[]): Promise<void> {
    for (const entry of refused) unsaved.set(entry.operation.id, entry);
    await save();
  }

  async function drop(ids: readonly string[]): Promise<void> {
    await store.remove(ids);
    for (const id of ids) unsaved.delete(id);
    changeUnsaved();
  }

  /** Sends what waits, now. What is recorded while a flight ends is seen by the next look at the store. */
  async function flush(): Promise<void> {
    if (stopped) return;
    askedAgain = true;
    if (flying) return;
    flying = true;
    cancelRetry();
    try {
      while (askedAgain && !stopped) {
        askedAgain = false;
        if (state.full) await save();
        const flown = await alone(async () => {
          while (!stopped && (await sendNext()));
          return true;
        });
        if (flown === null) retryIn(otherTabMs);
      }
    } catch {
      // The store failed while sending: nothing was taken from it, so the next try has all of it.
      waitAndRetry(null);
    } finally {
      flying = false;
    }
  }

  /** One batch; true when there may be more to send at once. */
  async function sendNext(): Promise<boolean> {
    const entries = await all();
    const batch = entries.filter((entry) => !entry.refused).slice(0, size);
    if (batch.length === 0) {
      size = batchSize;
      // What was here may have been sent by another tab, or by the worker.
      change({ entries, status: state.status === 'signed-out' ? 'signed-out' : 'idle' });
      return false;
    }
    change({ status: 'sending' });
    const sent = await send(
      account,
      batch.map((entry) => entry.operation),
    );
    if (sent.kind === 'answers') {
      const settled = await settle(batch, sent);
      if (settled) return true;
      // An answer without a word about anything that was sent: as good as none.
      return waitAndRetry(null);
    }
    if (sent.kind === 'signed-out') {
      change({ status: 'signed-out', lastReachedAt: now().toISOString() });
      return false;
    }
    if (sent.kind === 'rejected') return split(batch, sent.code);
    if (sent.retryAfterMs === null) size = lessAtOnce(size);
    return waitAndRetry(sent.retryAfterMs);
  }

  async function settle(batch: readonly Entry[], sent: Extract<Sent, { kind: 'answers' }>): Promise<boolean> {
    const answers = new Map(sent.answers.map((answer) => [answer.id, answer]));
    const arrived = batch.flatMap(({ operation }): Operation[] => {
      const answer = answers.get(operation.id);
      if (!answer || answer.answer === 'REFUSED') return [];
      return [{ ...operation, at: answer.at ?? operation.at }];
    });
    const refused = batch.flatMap((entry): Entry[] => {
      const answer = answers.get(entry.operation.id);
      return answer?.answer === 'REFUSED' ? [{ ...entry, refused: answer.code }] : [];
    });
    const gone = arrived.map(({ id }) => id);
    await putAside(refused);
    await store.arrived?.(arrived);
    await drop(gone);
    onSettled?.(arrived);
    keep(refused, new Set(gone));
    change({ lastReachedAt: now().toISOString() });
    failures = 0;
    onStored?.();
    return arrived.length + refused.length > 0;
  }

  async function split(batch: readonly Entry[], code: string): Promise<boolean> {
    if (batch.length > 1) {
      size = Math.ceil(batch.length / 2);
      return true;
    }
    const refused = batch.map((entry) => ({ ...entry, refused: code }));
    await putAside(refused);
    keep(refused);
    size = batchSize;
    return true;
  }

  function waitAndRetry(retryAfterMs: number | null): false {
    failures += 1;
    change({ status: 'waiting' });
    retryIn(backOffMs(failures, random(), retryAfterMs));
    return false;
  }

  function retryIn(ms: number) {
    cancelRetry();
    if (!stopped) cancelRetry = later(() => void flush(), ms);
  }

  return {
    account,
    record,
    discard,
    flush,
    reload,
    snapshot: () => state,
    /** The office was reached by another way: its time is shown. */
    reached: () => change({ lastReachedAt: now().toISOString() }),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Ends sending; what waits stays in the store. */
    stop() {
      stopped = true;
      cancelRetry();
    },
  };
}

function laterByTimer(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
