import { Client } from 'pg';
import { log } from '@/lib/errors/log';

/** The channel on which the database tells at each commit in which run something was recorded (prisma/migrations). */
const channel = 'attendance';
const [firstPauseMs, longestPauseMs] = [200, 10_000];
/** Nobody watches any more: the connection stays so long for the next, who is often the same on another page. */
const lingerMs = 5_000;

type Watcher = { runId: string; onChange: () => void };

const watchers = new Set<Watcher>();
let line: { close: () => void } | null = null;
let closing: ReturnType<typeof setTimeout> | undefined;

/** How many watch in this process. */
export const watching = (): number => watchers.size;

/**
 * Calls `onChange` at each commit, of whichever instance, that brings attendance or walk-ins of the run; and once after
 * the connection to the database was lost and found again, as nobody knows what happened meanwhile. All watchers of a
 * process share one connection, which is not of the pool. Gives the function that ends it.
 */
export function watchAttendance(runId: string, onChange: () => void): () => void {
  const watcher = { runId, onChange };
  watchers.add(watcher);
  clearTimeout(closing);
  line ??= openLine();
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearTimeout(closing);
    closing = setTimeout(() => {
      if (watchers.size > 0) return;
      line?.close();
      line = null;
    }, lingerMs);
    closing.unref();
  };
}

const tell = (runId: string | null) => {
  for (const watcher of watchers) if (runId === null || watcher.runId === runId) watcher.onChange();
};

/** Listens until it is closed, and again after every loss. */
function openLine(): { close: () => void } {
  let [closed, pauseMs, lost] = [false, firstPauseMs, false];
  let client: Client | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function connect() {
    const mine = new Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
    client = mine;
    let over = false;
    const again = (error?: Error) => {
      if (over) return;
      over = true;
      void mine.end().catch(() => undefined);
      if (closed) return;
      lost = true;
      if (error) log.warn({ err: error }, 'live: the database is away');
      retry = setTimeout(() => void connect(), pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    };
    mine.on('error', again);
    mine.on('end', () => again());
    mine.on('notification', ({ payload }) => tell(payload ?? null));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${channel}`);
      pauseMs = firstPauseMs;
      if (lost) tell(null);
      lost = false;
    } catch (error) {
      again(error as Error);
    }
  }

  void connect();
  return {
    close() {
      closed = true;
      clearTimeout(retry);
      void client?.end().catch(() => undefined);
    },
  };
}
