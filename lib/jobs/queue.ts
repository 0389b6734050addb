import type { Transaction } from '@/lib/db/transaction';

type Options = {
  /** A job of this key that still waits is replaced: for work that is the same however often it is asked for. */
  key?: string;
  maxAttempts?: number;
  /** Not before this instant; at once where it is left out. */
  runAt?: Date;
};

/** Puts a job into the queue. It is seen by the workers when the transaction commits, and not at all if it does not. */
export async function addJob(
  tx: Pick<Transaction, '$executeRaw'>,
  name: string,
  payload: Record<string, unknown>,
  { key, maxAttempts = 12, runAt }: Options = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}, payload => ${JSON.stringify(payload)}::json,
      job_key => ${key ?? null}, max_attempts => ${maxAttempts}::int,
      run_at => ${runAt?.toISOString() ?? null}::timestamptz)`;
}
