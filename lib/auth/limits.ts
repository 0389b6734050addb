import { createHmac } from 'node:crypto';
import { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { reportError } from '@/lib/errors/report';
import { codeSecret } from '@/lib/env/settings';

const kept = globalThis as unknown as { cascadeLimitPool?: Pool };

function pool(): Pool {
  if (!kept.cascadeLimitPool) {
    kept.cascadeLimitPool = new Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
    kept.cascadeLimitPool.on('error', (error) => void reportError(error));
  }
  return kept.cascadeLimitPool;
}

/** What is counted stands in the database without telling whose it is. */
const hidden = (subject: string) =>
  createHmac('sha256', codeSecret()).update(subject).digest('base64url').slice(0, 24);

export type Limit = {
  /** Counts one more of the subject's. The milliseconds to wait when that is too many, else null. */
  count: (subject: string) => Promise<number | null>;
  /** The milliseconds still to wait, without counting; null when there is room. */
  wait: (subject: string) => Promise<number | null>;
  /** How many were counted in the running period. */
  counted: (subject: string) => Promise<number>;
  /** Takes one back. */
  takeBack: (subject: string) => Promise<void>;
  /** Refuses everything of the subject's for so long, and then begins at nothing. */
  block: (subject: string, seconds: number) => Promise<void>;
  forget: (subject: string) => Promise<void>;
};

/** At most `points` in `seconds`, counted in the database for all copies of the process together. */
export function limit(name: string, { points, seconds }: { points: number; seconds: number }): Limit {
  let made: RateLimiterPostgres | undefined;
  const limiter = () =>
    (made ??= new RateLimiterPostgres({
      storeClient: pool(),
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
    }));
  return {
    async count(subject) {
      try {
        await limiter().consume(hidden(subject));
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
        throw refused;
      }
    },
    async wait(subject) {
      const found = await limiter().get(hidden(subject));
      return found && found.consumedPoints > points ? found.msBeforeNext : null;
    },
    counted: async (subject) => (await limiter().get(hidden(subject)))?.consumedPoints ?? 0,
    takeBack: async (subject) => void (await limiter().reward(hidden(subject))),
    block: async (subject, blockSeconds) => void (await limiter().block(hidden(subject), blockSeconds)),
    forget: async (subject) => void (await limiter().delete(hidden(subject))),
  };
}

/** Ends the connections of the counters; for scripts and tests that want to end. */
export async function closeLimits(): Promise<void> {
  await kept.cascadeLimitPool?.end();
  delete kept.cascadeLimitPool;
}
