import { Client } from 'pg';
import { reportError } from '@/lib/errors/report';

/** Distinguishes these locks from all others: "who works here". */
const rollClass = 20_170_604;
const roundMs = 60_000;

export type Roll = { enter: (workerId: string) => Promise<void>; leave: () => Promise<void> };

/**
 * Which workers live. Each holds a lock for as long as its process has this connection; a job in the hands of
 * a worker whose lock is free belongs to a process that was killed, and is given back to the queue now,
 * instead of after the hours that the queue itself would wait.
 */
export async function keepAlive(): Promise<Roll> {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  client.on('error', (error) => void reportError(error));
  await client.connect();
  // Queries on one connection wait for each other, so a worker is on the roll before the next round.
  const round = () => giveBackJobsOfTheDead(client).catch((error) => void reportError(error));
  await round();
  const timer = setInterval(() => void round(), roundMs);
  timer.unref();
  return {
    async enter(workerId) {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [rollClass, workerId]);
    },
    async leave() {
      clearInterval(timer);
      await client.end();
    },
  };
}

async function giveBackJobsOfTheDead(client: Client): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(worker))
       FROM (SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs
              WHERE locked_by IS NOT NULL AND locked_at < now() - interval '5 seconds') AS busy
      WHERE NOT EXISTS (
        SELECT FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND classid = $1::oid AND objid::int8 = (hashtext(worker)::int8 & 4294967295))
     HAVING count(*) > 0`,
    [rollClass],
  );
}
