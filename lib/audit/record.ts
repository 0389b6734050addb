import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';

export type AuditedChange = {
  /** Verb of the trade: the command's name. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Ids, codes and numbers only: the log outlives the people in it. */
  details?: Record<string, unknown>;
};

/**
 * Writes what was done into the audit log. Call it last in the transaction: the chain's lock is held until
 * the commit.
 */
export async function audit(tx: Transaction, actor: Actor, ...changes: AuditedChange[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(
    changes.map(({ action, subjectType, subjectId, details = {} }) => ({
      action,
      subjectType,
      subjectId,
      details,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO audit_entry (actor, action, subject_type, subject_id, details)
    SELECT ${actor.by}, c.action, c."subjectType", c."subjectId", c.details
    FROM jsonb_to_recordset(${rows}::jsonb) AS c(action text, "subjectType" text, "subjectId" text, details jsonb)`;
}
