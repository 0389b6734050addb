import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { managedRuns } from '@/lib/auth/scope';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, type Outcome } from '@/lib/errors/outcome';
import type { SupervisorInput } from './schema';

/** Says who the superior of a participant is; whoever was said before is replaced. */
export async function nameSupervisor(
  actor: Actor,
  enrolmentId: string,
  { name, email }: SupervisorInput,
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const place = await tx.enrolment.findFirst({
      where: { id: enrolmentId, run: managedRuns(actor) },
      select: { id: true },
    });
    if (!place) throw new NotFound('enrolment');
    const words = { name, email, enteredBy: actor.by };
    await tx.supervisor.upsert({
      where: { enrolmentId },
      create: { enrolmentId, ...words },
      update: { ...words, enteredAt: new Date() },
      select: { enrolmentId: true },
    });
    await audit(tx, actor, { action: 'nameSupervisor', subjectType: 'enrolment', subjectId: enrolmentId });
    return done(null);
  });
}
