import type { Transaction } from '@/lib/db/transaction';
import { entitling, heldStatuses, scopeFacts } from '@/lib/qualifications/queries';
import type { TeachingVerdict } from '@/lib/qualifications/rules';
import type { RunToChange } from '../../access/queries';
import { mayTeachRun } from '../rules';

/** Whether somebody may teach on a run that is about to change. */
export async function verdictOn(
  tx: Transaction,
  run: RunToChange,
  personId: string,
): Promise<TeachingVerdict> {
  const entitlements = await tx.entitlement.findMany({
    where: { courseId: run.courseId },
    select: { type: { select: scopeFacts } },
  });
  const held = await heldStatuses(tx, [personId]);
  const entitled = entitlements.map(({ type }) => entitling(type));
  return mayTeachRun({ ...run, entitled }, held.get(personId) ?? []);
}
