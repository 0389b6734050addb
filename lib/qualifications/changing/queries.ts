import type { Actor } from '@/lib/auth/actor';
import { visiblePeople } from '@/lib/auth/scope';
import type { Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { idOf } from '@/lib/text/page';
import { heldFacts, heldStatus } from '../queries';

/**
 * The status that a command is about to change, locked until the transaction ends, so that changes of one status come one
 * after another. That of a person whom the actor does not see, and an id that is none, are not found.
 */
export async function statusToChange(tx: Transaction, actor: Actor, qualificationId: string) {
  const id = idOf(qualificationId);
  if (!id) throw new NotFound('qualification');
  await tx.$queryRaw`SELECT 1 FROM qualification WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.qualification.findFirst({
    where: { AND: [{ id }, { person: visiblePeople(actor) }] },
    select: heldFacts,
  });
  if (!row) throw new NotFound('qualification');
  return { id, ...heldStatus(row) };
}
