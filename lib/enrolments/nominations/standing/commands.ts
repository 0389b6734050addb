import { uuidv7 } from 'uuidv7';
import type { Actor } from '@/lib/auth/actor';
import type { Transaction } from '@/lib/db/transaction';
import type { NominationState } from '@/prisma/generated/enums';
import { ranked, type Standing } from '../rules';

/** Parts of commands over a call whose row is locked; they authorise nothing and audit nothing themselves. */

/** The nominations of a call by rank, with what decides whether each stands. */
export async function standings(tx: Transaction, callId: string): Promise<Standing[]> {
  const rows = await tx.nomination.findMany({
    where: { callId },
    orderBy: [{ rank: 'asc' }, { id: 'asc' }],
    select: { id: true, rank: true, state: true, enrolment: { select: { state: true } } },
  });
  return rows.map(({ enrolment, ...row }) => ({ ...row, enrolment: enrolment?.state ?? null }));
}

/** Writes the order of a call anew: see `ranked`. One statement. */
export async function rerank(tx: Transaction, call: { id: string; places: number }): Promise<void> {
  const order = ranked(await standings(tx, call.id), call.places);
  await tx.$executeRaw`
    UPDATE nomination n SET rank = o.rank, alternate = o.alternate
    FROM jsonb_to_recordset(${JSON.stringify(order)}::jsonb) AS o(id uuid, rank int, alternate boolean)
    WHERE n.id = o.id AND (n.rank, n.alternate) IS DISTINCT FROM (o.rank, o.alternate)`;
}

/** Keeps who decided what, when and why; one statement for a whole list. */
export async function recordNominationDecisions(
  tx: Transaction,
  actor: Actor,
  changes: readonly { id: string; state: NominationState | null }[],
  to: NominationState,
  reason: string | null,
): Promise<void> {
  await tx.nominationDecision.createMany({
    data: changes.map(({ id, state }) => ({
      id: uuidv7(),
      nominationId: id,
      from: state,
      to,
      by: actor.by,
      reason,
    })),
  });
}
