import type { Transaction } from '@/lib/db/transaction';
import { answersOf } from '../queries';
import { askedIn } from '../../tests/queries';
import { annulledBy, testKinds, tryThatStands } from '../rules';
import { scoreOf } from '../../questions/rules';
import { sameScore } from '../../scores/rules';
import { scoresOf } from '../../scores/queries';

/**
 * The tries of two places of one person become those of the place that stays. Where both tried, the one that was handed in
 * first stands and the other is annulled; and it is the score of that one that stands, unless somebody entered another. For
 * the merge of people, after the scores of both were joined.
 */
export async function joinAttempts(
  tx: Transaction,
  by: string,
  { kept, merged }: { kept: string; merged: string },
  now = new Date(),
): Promise<void> {
  for (const kind of testKinds) {
    const [a, b] = await tx.testAttempt.findMany({
      where: { enrolmentId: { in: [kept, merged] }, kind, annulledAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, runId: true, testId: true, handedInAt: true, startedAt: true },
    });
    const stands = a && b && tryThatStands(a, b);
    if (!stands) continue;
    await tx.testAttempt.update({
      where: { id: stands === a ? b.id : a.id },
      data: { annulledAt: now, annulledBy: by, annulledWhy: annulledBy.merge },
      select: { id: true },
    });
    if (!stands.handedInAt) continue;
    const answers = (await answersOf(tx, [stands.id])).get(stands.id) ?? new Map();
    const score = scoreOf(await askedIn(tx, stands.testId), answers);
    const latest = await tx.testScore.findFirst({
      where: { enrolmentId: kept, kind },
      orderBy: { seq: 'desc' },
      select: { source: true },
    });
    const standing = (await scoresOf(tx, stands.runId, [kept], kind)).get(kept)?.[kind]?.score ?? null;
    if (latest?.source !== 'TEST' || sameScore(standing, score)) continue;
    await tx.testScore.create({
      data: { runId: stands.runId, enrolmentId: kept, kind, source: 'TEST', recordedBy: by, ...score },
      select: { id: true },
    });
  }
  await tx.$executeRaw`UPDATE test_attempt SET enrolment_id = ${kept}::uuid WHERE enrolment_id = ${merged}::uuid`;
}
