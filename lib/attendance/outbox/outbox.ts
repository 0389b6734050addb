import { clampClock } from '../rules';
import type { Operation } from '../types';
import { backOffMs, batchSize } from './rules';
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

  /** Reads the store again: at the start, and when another tab has changed it. */
  async function reload(): Promise<void> {
    const entries = await store.list(account);
    change({ entries, ready: true });
  }

  async function record(operations: readonly Operation[]): Promise<void> {
    const entries = operations.map((operation): Entry => ({ operation, account, refused: null }));
    keep(entries);
    await store.put(entries);
    onStored?.();
    // While the line is down the next try is set already: taps do not hurry it.
    if (state.status !== 'waiting') void flush();
  }

  /** Takes refused operations off the device, once a person has read why. */
  async function discard(ids: readonly string[]): Promise<void> {
    await store.remove(ids);
    keep([], new Set(ids));
    onStored?.();
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
    const batch = (await store.list(account)).filter((entry) => !entry.refused).slice(0, size);
    if (batch.length === 0) {
      if (state.status !== 'signed-out') change({ status: 'idle' });
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
    return waitAndRetry(sent.retryAfterMs);
  }

  async function settle(batch: readonly Entry[], sent: Extract<Sent, { kind: 'answers' }>): Promise<boolean> {
    const answers = new Map(sent.answers.map((answer) => [answer.id, answer]));
    const arrived = batch.filter(({ operation }) => {
      const answer = answers.get(operation.id)?.answer;
      return answer === 'ACCEPTED' || answer === 'KNOWN';
    });
    const refused = batch.flatMap((entry): Entry[] => {
      const answer = answers.get(entry.operation.id);
      return answer?.answer === 'REFUSED' ? [{ ...entry, refused: answer.code }] : [];
    });
    const gone = arrived.map((entry) => entry.operation.id);
    if (refused.length > 0) await store.put(refused);
    await store.remove(gone);
    onSettled?.(
      arrived.map(({ operation }) => ({ ...operation, at: clampClock(operation.at, sent.receivedAt) })),
    );
    keep(refused, new Set(gone));
    change({ lastReachedAt: now().toISOString() });
    [failures, size] = [0, batchSize];
    onStored?.();
    return arrived.length + refused.length > 0;
  }

  async function split(batch: readonly Entry[], code: string): Promise<boolean> {
    if (batch.length > 1) {
      size = Math.ceil(batch.length / 2);
      return true;
    }
    const refused = batch.map((entry) => ({ ...entry, refused: code }));
    await store.put(refused);
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
