import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { runToChange } from '../access/queries';

/**
 * Lets the trainers' phones keep the list of people of a sensitive run, or takes it back: then they wipe it when they next
 * reach the office. Saying it twice changes nothing. Refuses RUN_NOT_SENSITIVE: the lists of other runs are kept anyway.
 */
export async function allowRosterOnPhones(
  actor: Actor,
  runId: string,
  { allow }: { allow: boolean },
): Promise<Outcome<{ allow: boolean }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const { sensitive, keptOnPhonesAt } = await tx.courseRun.findUniqueOrThrow({
      where: { id: run.id },
      select: { sensitive: true, keptOnPhonesAt: true },
    });
    if (!sensitive) return refuse('RUN_NOT_SENSITIVE');
    if ((keptOnPhonesAt !== null) === allow) return done({ allow });
    await tx.courseRun.update({
      where: { id: run.id },
      data: allow
        ? { keptOnPhonesAt: new Date(), keptOnPhonesBy: actor.by }
        : { keptOnPhonesAt: null, keptOnPhonesBy: null },
    });
    await audit(tx, actor, {
      action: allow ? 'allowRosterOnPhones' : 'forbidRosterOnPhones',
      subjectType: 'run',
      subjectId: run.id,
    });
    return done({ allow });
  });
}
