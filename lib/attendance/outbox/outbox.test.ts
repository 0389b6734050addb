import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentMark, operationId } from '../rules';
import type { Answer, Operation } from '../types';
import { memoryStore } from './memory';
import { createOutbox } from './outbox';
import { backOffMs } from './rules';
import type { Entry, Send } from './types';

const account = 'someone';

const operation = (n: number): Operation => {
  const at = new Date(1.7e12 + n).toISOString();
  const id = operationId(at, new Uint8Array(10));
  return {
    id,
    at,
    sessionId: 's',
    enrolmentId: String(n % 7),
    status: 'PRESENT',
    minutes: null,
    note: null,
    device: 'd',
  };
};

/** Timers that the test fires itself. */
function timers() {
  const waiting: (() => void)[] = [];
  const later = (work: () => void) => {
    waiting.push(work);
    return () => void waiting.splice(waiting.indexOf(work), waiting.includes(work) ? 1 : 0);
  };
  return { later, waiting, fire: () => waiting.shift()?.() };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An office that keeps what reaches it, and whose line may fail before or after it did. */
function office(fate: () => 'works' | 'lost' | 'answer lost' | 'busy') {
  const kept = new Map<string, Operation>();
  const flights = { now: 0, most: 0 };
  const send: Send = async (_, operations) => {
    flights.now += 1;
    flights.most = Math.max(flights.most, flights.now);
    await settled();
    flights.now -= 1;
    const happens = fate();
    if (happens === 'lost') return { kind: 'away', retryAfterMs: null };
    if (happens === 'busy') return { kind: 'away', retryAfterMs: 5000 };
    const answers = operations.map((each): Answer => {
      const known = kept.has(each.id);
      kept.set(each.id, each);
      return { id: each.id, answer: known ? 'KNOWN' : 'ACCEPTED' };
    });
    if (happens === 'answer lost') return { kind: 'away', retryAfterMs: null };
    return { kind: 'answers', answers };
  };
  return { send, kept, flights };
}

async function untilIdle(
  outbox: ReturnType<typeof createOutbox>,
  clock: ReturnType<typeof timers>,
  rounds = 500,
) {
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    clock.fire();
    if (outbox.snapshot().entries.every((entry) => entry.refused) && outbox.snapshot().status === 'idle')
      return;
  }
}

describe('the outbox', () => {
  test('property: over a line that fails in any way all arrives once, one flight at a time, and nothing is lost', async () => {
    const fates = fc.array(fc.constantFrom('works', 'lost', 'answer lost', 'busy'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 450 }), async (fate, count) => {
        const clock = timers();
        const theOffice = office(() => (fate.shift() as 'works') ?? 'works');
        const arrived: Operation[] = [];
        const outbox = createOutbox({
          account,
          store: memoryStore(),
          send: theOffice.send,
          later: clock.later,
          onSettled: (operations) => arrived.push(...operations),
        });
        const all = Array.from({ length: count }, (_, n) => operation(n));
        await Promise.all([outbox.record(all.slice(0, 3)), outbox.record(all.slice(3)), outbox.flush()]);
        await untilIdle(outbox, clock);
        expect(theOffice.kept.size).toBe(count);
        expect(theOffice.flights.most).toBe(1);
        expect(outbox.snapshot().entries).toEqual([]);
        expect(arrived.map((each) => each.id)).toEqual(all.map((each) => each.id));
        expect(currentMark(arrived)).toEqual(currentMark(all));
      }),
      { numRuns: 60 },
    );
  });

  test('a line that is too slow for a whole batch carries it in parts', async () => {
    const clock = timers();
    const theOffice = office(() => 'works');
    const sizes: number[] = [];
    const outbox = createOutbox({
      ...{ account, store: memoryStore(), later: clock.later },
      async send(who, operations) {
        sizes.push(operations.length);
        return operations.length > 60
          ? { kind: 'away', retryAfterMs: null }
          : theOffice.send(who, operations);
      },
    });
    await outbox.record(Array.from({ length: 210 }, (_, n) => operation(n)));
    await untilIdle(outbox, clock);
    expect(theOffice.kept.size).toBe(210);
    expect(sizes).toEqual([200, 100, 50, 50, 50, 50, 10]);
    await outbox.record(Array.from({ length: 60 }, (_, n) => operation(300 + n)));
    await untilIdle(outbox, clock);
    expect(sizes.at(-1)).toBe(60);
  });

  test('a closed tab loses nothing: the next one sends what the store holds', async () => {
    const kept = new Map<string, Entry>();
    const first = createOutbox({ account, store: memoryStore(kept), send: () => new Promise(() => {}) });
    await first.record([operation(1), operation(2)]);
    first.stop();
    const clock = timers();
    const theOffice = office(() => 'works');
    const second = createOutbox({
      account,
      store: memoryStore(kept),
      send: theOffice.send,
      later: clock.later,
    });
    await second.reload();
    await second.flush();
    expect([...theOffice.kept.keys()]).toEqual([operation(1).id, operation(2).id]);
    expect(kept.size).toBe(0);
  });

  test('what has arrived has the time that counts at the office, also when an earlier answer was lost', async () => {
    const arrived: Operation[] = [];
    const send: Send = async (_, operations) => ({
      kind: 'answers',
      answers: operations.map(({ id }, index) =>
        index === 0 ? { id, answer: 'KNOWN', at: '2026-06-01T08:00:00.000Z' } : { id, answer: 'ACCEPTED' },
      ),
    });
    const outbox = createOutbox({
      ...{ account, store: memoryStore(), send },
      onSettled: (operations) => void arrived.push(...operations),
    });
    await outbox.record([operation(1), operation(2)]);
    await outbox.flush();
    await settled();
    expect(arrived).toEqual([{ ...operation(1), at: '2026-06-01T08:00:00.000Z' }, operation(2)]);
  });

  test('what is refused stays with its reason until somebody has seen to it, and holds up nothing', async () => {
    const kept = new Map<string, Entry>();
    const send: Send = async (_, operations) => ({
      kind: 'answers',
      answers: operations.map(({ id }, index) =>
        index === 0 ? { id, answer: 'REFUSED', code: 'NOT_ON_ROSTER' } : { id, answer: 'ACCEPTED' },
      ),
    });
    const outbox = createOutbox({ account, store: memoryStore(kept), send });
    await outbox.record([operation(1), operation(2)]);
    await outbox.flush();
    await settled();
    expect(outbox.snapshot().entries).toEqual([
      { operation: operation(1), account, refused: 'NOT_ON_ROSTER' },
    ]);
    await outbox.discard([operation(1).id]);
    expect(kept.size).toBe(0);
  });

  test('a batch that is rejected whole is halved until the bad one is found', async () => {
    const bad = operation(5).id;
    const sizes: number[] = [];
    const send: Send = async (_, operations) => {
      sizes.push(operations.length);
      if (operations.some((each) => each.id === bad)) return { kind: 'rejected', code: 'BODY_INVALID' };
      return {
        kind: 'answers',
        answers: operations.map(({ id }) => ({ id, answer: 'ACCEPTED' })),
      };
    };
    const outbox = createOutbox({ account, store: memoryStore(), send });
    await outbox.record(Array.from({ length: 16 }, (_, n) => operation(n)));
    for (let round = 0; round < 50; round += 1) await settled();
    expect(outbox.snapshot().entries.map((entry) => [entry.operation.id, entry.refused])).toEqual([
      [bad, 'BODY_INVALID'],
    ]);
    expect(sizes[0]).toBe(16);
  });

  test('a full disk takes nothing from anybody: it is said, sent all the same, and saved when there is room', async () => {
    const kept = new Map<string, Entry>();
    const disk = { full: true };
    const store = memoryStore(kept);
    const full = {
      ...store,
      put: (entries: readonly Entry[]) =>
        disk.full ? Promise.reject(new Error('full')) : store.put(entries),
    };
    const line: { away: boolean } = { away: true };
    const send: Send = async (_, operations) =>
      line.away
        ? { kind: 'away', retryAfterMs: null }
        : {
            kind: 'answers',
            answers: operations.map(({ id }, index) =>
              index === 0 ? { id, answer: 'REFUSED', code: 'NOT_ON_ROSTER' } : { id, answer: 'ACCEPTED' },
            ),
          };
    const outbox = createOutbox({ account, store: full, send, later: () => () => {} });
    await outbox.record([operation(1), operation(2)]);
    expect(outbox.snapshot()).toMatchObject({
      full: true,
      unsaved: new Set([operation(1).id, operation(2).id]),
    });
    expect(outbox.snapshot().entries).toHaveLength(2);
    disk.full = false;
    await outbox.record([operation(3)]);
    expect(outbox.snapshot()).toMatchObject({ full: false, unsaved: new Set() });
    expect(kept.size).toBe(3);
    disk.full = true;
    await outbox.record([operation(4)]);
    line.away = false;
    await outbox.flush();
    await settled();
    expect(outbox.snapshot().entries).toEqual([
      { operation: operation(1), account, refused: 'NOT_ON_ROSTER' },
    ]);
  });

  test('an ended sign-in keeps everything, and another person’s entries are never sent', async () => {
    const kept = new Map<string, Entry>();
    const store = memoryStore(kept);
    await store.put([{ operation: operation(9), account: 'somebody else', refused: null }]);
    const seen: string[] = [];
    const send: Send = async (_, operations) => {
      seen.push(...operations.map((each) => each.id));
      return { kind: 'signed-out' };
    };
    const outbox = createOutbox({ account, store, send });
    await outbox.record([operation(1)]);
    await settled();
    expect(outbox.snapshot().status).toBe('signed-out');
    expect(seen).toEqual([operation(1).id]);
    expect(kept.size).toBe(2);
  });

  test('waits longer after each failure, never in step with others, and as long as the office asks', () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, 1, null))).toEqual([1000, 2000, 4000, 60_000]);
    expect(backOffMs(3, 0, null)).toBe(2000);
    expect([0, 1].map((random) => backOffMs(1, random, 9000))).toEqual([9000, 10_000]);
  });
});
