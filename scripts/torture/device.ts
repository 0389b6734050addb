import { setTimeout as pause } from 'node:timers/promises';
import { memoryStore } from '@/lib/attendance/outbox/memory';
import { createOutbox, type Outbox } from '@/lib/attendance/outbox/outbox';
import { sender } from '@/lib/attendance/outbox/transport';
import type { Entry, OutboxStore } from '@/lib/attendance/outbox/types';
import { changeTime, fold, markKey, operationId } from '@/lib/attendance/rules';
import type { AttendanceStatus, Moment, Operation } from '@/lib/attendance/types';

export type Cell = { sessionId: string; enrolmentId: string };
export type Mark = Cell & Moment;

export type DeviceOptions = {
  name: string;
  account: string;
  cookie: string;
  /** Where the office is. */
  url: () => string;
  cells: readonly Cell[];
  random: () => number;
  /** Starts again without what waited: a control. */
  forgetful: boolean;
};

const statuses: AttendanceStatus[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'NOT_RECORDED'];
const dayMs = 86_400_000;
/** Waits are so many times shorter than a phone's, so that a morning takes seconds. */
const haste = 15;
const deathRate = 0.02;

/**
 * A phone: the outbox of the register itself over a store that outlives it, a clock of its own, and a page that dies now
 * and then in the middle of whatever it is doing.
 */
export function createDevice(options: DeviceOptions) {
  const { name, account, cookie, url, cells, random, forgetful } = options;
  const kept = new Map<string, Entry>();
  const recorded = new Map<string, Operation>();
  const acknowledged = new Set<string>();
  const seen = new Map<string, Moment>();
  /** What the page that is open has sent, with the time that counts at the office. */
  let settled: Operation[] = [];
  const clockOff = Math.round((random() - 0.5) * 6 * dayMs);
  let deaths = 0;
  let page = open();

  /** What a page holds: when it dies, nothing that it still does reaches the disk. */
  function open(): { outbox: Outbox; die: () => void } {
    const life = new AbortController();
    let giveUp = () => {};
    const disk = memoryStore(kept);
    const ifAlive =
      <A extends unknown[], T>(work: (...given: A) => Promise<T>) =>
      (...given: A) =>
        life.signal.aborted ? new Promise<T>(() => undefined) : work(...given);
    const store: OutboxStore = {
      durable: true,
      put: ifAlive(disk.put),
      remove: ifAlive(disk.remove),
      list: ifAlive(disk.list),
    };
    const send = sender((path, request) => {
      // AbortSignal.any forgets a timeout that nobody else holds, and what the line loses is then waited for for ever.
      const patience = new AbortController();
      giveUp = () => patience.abort();
      setTimeout(giveUp, 8_000).unref();
      return fetch(url() + path, {
        ...request,
        headers: { ...(request.headers as Record<string, string>), cookie },
        signal: patience.signal,
      });
    });
    const outbox = createOutbox({
      ...{ account, store, send, random },
      onSettled(operations) {
        for (const { id } of operations) acknowledged.add(id);
        settled.push(...operations);
      },
      later(work, ms) {
        const timer = setTimeout(work, ms / haste);
        return () => clearTimeout(timer);
      },
    });
    return {
      outbox,
      die() {
        outbox.stop();
        life.abort();
        giveUp();
      },
    };
  }

  async function startAgain() {
    page.die();
    deaths += 1;
    if (forgetful) kept.clear();
    settled = [];
    page = open();
    await page.outbox.reload();
    void page.outbox.flush();
  }

  function tap(): Operation {
    const walkIn = random() < 0.03;
    const cell = cells[Math.floor(random() * cells.length)];
    if (!cell) throw new Error('There is nobody to record.');
    const id = walkIn ? idAt(new Date().toISOString()) : cell.enrolmentId;
    const key = markKey({ ...cell, enrolmentId: id });
    const before = seen.get(key) ?? null;
    const at = changeTime(new Date(Date.now() + clockOff), before);
    const operation: Operation = {
      ...{ id: idAt(at), sessionId: cell.sessionId, enrolmentId: id, at, device: name },
      status: statuses[Math.floor(random() * statuses.length)] ?? 'PRESENT',
      ...{ minutes: null, note: random() < 0.1 ? `note of ${name}` : null, source: 'REGISTER' },
      ...{ seenId: before?.id ?? null, walkInName: walkIn ? `Guest ${name}` : null },
    };
    seen.set(key, operation);
    return operation;
  }

  const idAt = (at: string) =>
    operationId(
      at,
      Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)),
    );

  return {
    ...{ kept, recorded, acknowledged },
    deaths: () => deaths,
    /** Records so many marks, one or a few at a time, and dies now and then. */
    async work(marks: number): Promise<void> {
      while (recorded.size < marks) {
        const some = Array.from(
          { length: Math.min(1 + Math.floor(random() * 4), marks - recorded.size) },
          tap,
        );
        await page.outbox.record(some);
        // From here on the screen says that they are on the phone.
        for (const operation of some) recorded.set(operation.id, operation);
        if (random() < deathRate) await startAgain();
        await pause(random() * 400);
      }
    },
    /** Sends until nothing waits; false when that did not come about in time. */
    async drain(untilMs: number): Promise<boolean> {
      while ([...kept.values()].some((entry) => !entry.refused)) {
        if (Date.now() > untilMs) return false;
        await page.outbox.flush();
        await pause(50);
      }
      return true;
    },
    /** What its screen shows of a register that it has from the office: with what it sent itself on top. */
    view: (register: readonly Mark[]): Mark[] => [...fold([...register, ...settled]).values()],
    end: () => page.die(),
  };
}

export type Device = ReturnType<typeof createDevice>;
