import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { refuseIfCancelled, runToChange } from '@/lib/runs/access/queries';
import type { RuleMove } from './schema';

/**
 * Moves a run to the newest version of its course's completion rule. Nothing else changes: certificates that are out stay,
 * and those that would not be issued by the new rule ask for a decision. Refuses RUN_CANCELLED, RULE_CHANGED_MEANWHILE (the
 * newest version is not the one that was looked at), RULE_NOT_NEWER.
 */
export async function moveToNewestRule(
  actor: Actor,
  runId: string,
  { version }: RuleMove,
): Promise<Outcome<{ version: number }>> {
  return inTransaction(async (tx) => {
    const run = await runToChange(tx, actor, runId);
    const cancelled = refuseIfCancelled(run);
    if (cancelled) return cancelled;
    const { completionRule } = await tx.courseRun.findUniqueOrThrow({
      where: { id: run.id },
      select: { completionRule: { select: { version: true } } },
    });
    const newest = await tx.completionRule.findFirstOrThrow({
      where: { courseId: run.courseId },
      orderBy: { version: 'desc' },
      select: { id: true, version: true },
    });
    if (newest.version === completionRule.version) return refuse('RULE_NOT_NEWER');
    if (newest.version !== version) return refuse('RULE_CHANGED_MEANWHILE');
    await tx.courseRun.update({
      where: { id: run.id },
      data: { completionRuleId: newest.id, ruleMovedAt: new Date(), ruleMovedBy: actor.by },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'moveToNewestRule',
      subjectType: 'run',
      subjectId: run.id,
      details: { from: completionRule.version, to: newest.version },
    });
    return done({ version: newest.version });
  });
}
