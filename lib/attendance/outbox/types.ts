import type { Answer, Operation } from '../types';

/**
 * What the device has recorded and the office has not acknowledged. Framework-free: the register and the board
 * draw from it, and a service worker can send from it.
 */

/** An operation on the device. `account`: who recorded it; nobody else's sign-in ever sends it. */
export type Entry = {
  operation: Operation;
  account: string;
  /** Why the office refused it; null while it waits to be sent. It stays until a person has seen to it. */
  refused: string | null;
};

/** Where entries are kept. Every promise resolves when it is on the disk, not before. */
export type OutboxStore = {
  /** False where it lasts only as long as the page (private windows): the screen says so. */
  durable: boolean;
  put(entries: readonly Entry[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Operations that the office has acknowledged, before they are removed: the kept rosters show them from now on. */
  arrived?(operations: readonly Operation[]): Promise<void>;
  /** All entries of an account, oldest operation first. */
  list(account: string): Promise<Entry[]>;
};

/** How sending a batch ended. Only `answers` settles anything; after all else the entries stay. */
export type Sent =
  | { kind: 'answers'; answers: Answer[] }
  /** The sign-in has ended, or is somebody else's. */
  | { kind: 'signed-out' }
  /** No network, or the office is busy or down. */
  | { kind: 'away'; retryAfterMs: number | null }
  /** The batch as a whole is refused: sent again in smaller parts, so that one bad operation stops no other. */
  | { kind: 'rejected'; code: string };

export type Send = (account: string, operations: readonly Operation[]) => Promise<Sent>;

export type OutboxState = {
  /** Waiting to be sent, and refused, oldest first. */
  entries: readonly Entry[];
  status: 'idle' | 'sending' | 'waiting' | 'signed-out';
  /** ISO instant at which the office answered last; null before. */
  lastReachedAt: string | null;
  durable: boolean;
  /** Of the entries, those that are not on the disk: it was full, or is just being written. They live as long as the page. */
  unsaved: ReadonlySet<string>;
  /** The disk took no more at the last try. */
  full: boolean;
  /** False until the device's store has been read. */
  ready: boolean;
};

/** Runs the work alone among all tabs, or answers null when another tab is at it. */
export type Alone = <T>(work: () => Promise<T>) => Promise<T | null>;
