import { EventEmitter } from 'node:events';
import { Logger, run, runMigrations, type Task as WorkerTask, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { reportError } from '@/lib/errors/report';
import { log } from '@/lib/errors/log';
import type { Task, Tasks } from './tasks';
import { keepAlive, type Roll } from './roll';

export type Jobs = { stop: () => Promise<void> };

const asWorkerTask =
  (task: Task): WorkerTask =>
  (payload, { job }) =>
    task(payload, { attempt: job.attempts, last: job.attempts >= job.max_attempts });

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
const logger = new Logger(() => (level, message) => log[levels[level]]({ from: 'jobs' }, message));

/**
 * Runs jobs in this process until it is stopped. Any number of processes may do so on one database: each job
 * is done by one of them. Stopping waits for the jobs in hand. `crontab`: what the clock starts (in UTC), once however
 * many processes look at it.
 */
export async function startJobs(
  tasks: Tasks,
  { concurrency = 2, crontab = '' }: { concurrency?: number; crontab?: string } = {},
): Promise<Jobs> {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: concurrency + 2 });
  const onError = (error: Error) => void reportError(error);
  pool.on('error', onError);
  // Also while a job holds the connection: a lost one must not end the process.
  pool.on('connect', (client) => void client.on('error', onError));
  await runMigrations({ pgPool: pool, logger });
  const events = new EventEmitter() as WorkerEvents;
  const roll: Roll = await keepAlive();
  events.on('worker:create', ({ worker }) => void roll.enter(worker.workerId));
  const runner = await run({
    pgPool: pool,
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, asWorkerTask(task)])),
    concurrency,
    crontab,
    noHandleSignals: true,
    pollInterval: 2000,
    events,
    logger,
  });
  runner.promise.catch((error) => void reportError(error));
  return {
    async stop() {
      await runner.stop();
      await roll.leave();
      await pool.end();
    },
  };
}
