import { RefusedInTransaction, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { Prisma } from '@/prisma/generated/client';
import { db } from './client';
import { refusalOfDatabaseError } from './constraints';

export type Transaction = Prisma.TransactionClient;

type Options = { timeoutMs?: number };

/**
 * Runs a command's load → decide → write → audit as one transaction. A refusal rolls everything back and
 * comes out as a value, and so does a violated business rule of the database; anything else throws.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<Outcome<T>>,
  { timeoutMs = 20_000 }: Options = {},
): Promise<Outcome<T>> {
  try {
    return await db.$transaction(
      async (tx) => {
        const outcome = await work(tx);
        if (!outcome.ok) throw new RefusedInTransaction(outcome.refusals);
        return outcome;
      },
      { timeout: timeoutMs, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof RefusedInTransaction) return refuseAll(error.refusals);
    const refusal = refusalOfDatabaseError(error);
    if (refusal) return refuseAll([refusal]);
    throw error;
  }
}
