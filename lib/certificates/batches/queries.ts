import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';

/** The latest issues of a run; who issues one by one still sees all that are likely to be asked for. */
const mostShown = 100;

export type IssuedBatch = {
  id: string;
  issuedAt: Date;
  /** Null for what the office's program did, or an account that is not there any more. */
  issuedBy: string | null;
  issued: number;
  valid: number;
  /** Of the valid ones. */
  drawn: number;
  /** Of the valid ones, how many could not be drawn. */
  failed: number;
  /** Statuses that go with the valid ones when the issue is withdrawn. */
  statuses: number;
  firstNumber: string;
  lastNumber: string;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};

/**
 * The issues of a run that the actor manages, the latest first: what was issued, how far the papers are, and what
 * withdrawing each would end.
 */
export async function issuedBatches(actor: Actor, runId: string): Promise<IssuedBatch[]> {
  const id = idOf(runId);
  const run =
    id &&
    (await db.courseRun.findFirst({ where: { AND: [{ id }, managedRuns(actor)] }, select: { id: true } }));
  if (!run) throw new NotFound('run');
  return db.$queryRaw<IssuedBatch[]>`
    SELECT b.id, b.issued_at AS "issuedAt", who.name AS "issuedBy", c.*,
      b.withdrawn_at AS "withdrawnAt", back.name AS "withdrawnBy", b.withdrawn_reason AS "withdrawnReason"
    FROM (SELECT * FROM issue_batch WHERE run_id = ${run.id}::uuid ORDER BY issued_at DESC, id DESC LIMIT ${mostShown}) b
    LEFT JOIN account who ON who.id::text = b.issued_by
    LEFT JOIN account back ON back.id::text = b.withdrawn_by
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS issued,
        count(*) FILTER (WHERE c.ended_at IS NULL)::int AS valid,
        count(d.certificate_id) FILTER (WHERE c.ended_at IS NULL)::int AS drawn,
        count(f.certificate_id) FILTER (WHERE c.ended_at IS NULL)::int AS failed,
        count(q.id) FILTER (WHERE c.ended_at IS NULL AND q.withdrawn_at IS NULL)::int AS statuses,
        min(c.number) AS "firstNumber", max(c.number) AS "lastNumber"
      FROM certificate c
      LEFT JOIN certificate_document d ON d.certificate_id = c.id
      LEFT JOIN drawing_failure f ON f.certificate_id = c.id
      LEFT JOIN qualification q ON q.certificate_id = c.id
      WHERE c.batch_id = b.id) c
    WHERE c.issued > 0
    ORDER BY b.issued_at DESC, b.id DESC`;
}
