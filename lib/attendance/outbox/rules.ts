/** How many operations go in one request: far below what the endpoint takes, as a slow line has to carry it. */
export const batchSize = 200;

const [firstMs, longestMs] = [1_000, 60_000];

/**
 * How long to wait after so many failures in a row: doubling, at most a minute, and anything from half of it, so
 * that a hall of phones does not come back at once. `random` is 0..1. What the office asked for is waited at least.
 */
export function backOffMs(failures: number, random: number, retryAfterMs: number | null): number {
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10));
  return Math.max(most / 2 + (random * most) / 2, retryAfterMs ?? 0);
}
