import type { Transaction } from '@/lib/db/transaction';

/** Two administrators who remove each other at the same moment do it one after the other. Call it first. */
export const oneAtATime = (tx: Transaction) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('administrators'))`;

/** Whether somebody is left who can let others in, as things stand in the transaction. */
export async function leavesAnAdministrator(tx: Transaction): Promise<boolean> {
  const left = await tx.grant.count({
    where: {
      role: 'ADMINISTRATOR',
      revokedAt: null,
      account: { disabledAt: null, activatedAt: { not: null } },
    },
  });
  return left > 0;
}
