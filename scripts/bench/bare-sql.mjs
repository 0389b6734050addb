import pg from 'pg';
import { percentile } from './rows.mjs';

const seconds = { warmUp: 0.5, many: 4, one: 2 };
const clients = 8;

/**
 * How often a statement can be had from the database with nothing around it: the limit of every request that needs it.
 *
 * @param {string} url
 * @param {() => import('./statement.ts').Statement} statement a fresh one for each time, where it writes
 * @returns {Promise<{ perSecond: number, p50Ms: number }>}
 */
export async function bareSql(url, statement) {
  const open = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  try {
    await during(seconds.warmUp, open, statement);
    const many = await during(seconds.many, open, statement);
    const one = await during(seconds.one, open.slice(0, 1), statement);
    return { perSecond: many.times.length / many.elapsed, p50Ms: percentile(one.times, 0.5) };
  } finally {
    await Promise.all(open.map((client) => client.end()));
  }
}

/**
 * @param {number} duration
 * @param {pg.Client[]} open
 * @param {() => import('./statement.ts').Statement} statement
 */
async function during(duration, open, statement) {
  /** @type {number[]} */
  const times = [];
  const began = performance.now();
  const end = began + duration * 1000;
  await Promise.all(
    open.map(async (client) => {
      while (performance.now() < end) {
        const query = { ...statement(), rowMode: 'array' };
        const from = performance.now();
        await client.query(query);
        times.push(performance.now() - from);
      }
    }),
  );
  return { times, elapsed: (performance.now() - began) / 1000 };
}
