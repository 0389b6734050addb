/** How many operations go in one request at most: far below what the endpoint takes. */
export const batchSize = 200;

const leastBatch = 10;

/** After a request that nothing came back from: a line too slow for so much at once carries less of it, until nothing waits. */
export const lessAtOnce = (size: number): number => Math.max(leastBatch, Math.ceil(size / 2));

const [firstMs, longestMs] = [1_000, 60_000];

/**
 * How long to wait after so many failures in a row: doubling, at most a minute, and anything from half of it, so
 * that a hall of phones does not come back at once. `random` is 0..1. What the office asked for, in whole seconds, is waited
 * at least, and anything of a second more.
 */
export function backOffMs(failures: number, random: number, retryAfterMs: number | null): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10));
  return Math.max(most / 2 + (random * most) / 2, retryAfterMs === null ? 0 : retryAfterMs + random * 1_000);
}

/** The name under which a browser that can is asked to wake the service worker when there is a network. */
export const syncTag = 'send-attendance';
