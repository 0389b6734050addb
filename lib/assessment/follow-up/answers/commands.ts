import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { formDigest } from '../../forms/digest/rules';
import { readAnswers } from '../../forms/rules';
import { followUpOfCode } from '../queries';

/** The person's own hand: the code is the right, and opens one question only. */
const actor = systemActor('follow-up');

/**
 * Takes somebody's answers to a follow-up, once. Refuses ALREADY_EVALUATED, FORM_CHANGED, and what is wrong beside its field.
 * A code that opens nothing is not found.
 */
export async function answerFollowUp(
  code: string,
  { form, value }: { form: string; value: (name: string) => string },
  now = new Date(),
): Promise<Outcome<null>> {
  return inTransaction(async (tx) => {
    const before = await followUpOfCode(tx, code, now);
    if (!before) throw new NotFound('follow-up');
    await tx.$queryRaw`SELECT 1 FROM follow_up WHERE id = ${before.id}::uuid FOR UPDATE`;
    const seen = await followUpOfCode(tx, code, now);
    if (!seen) throw new NotFound('follow-up');
    if (seen.answered) return refuse('ALREADY_EVALUATED');
    if (form !== formDigest(seen.definition)) return refuse('FORM_CHANGED');
    const { answers, refusals } = readAnswers(seen.parts, value);
    if (refusals.length > 0) return refuseAll(refusals);
    const byKey = answers.map((answer) => [
      answer.question,
      'option' in answer ? answer.option : answer.text,
    ]);
    await tx.followUp.update({
      where: { id: seen.id },
      data: { answeredAt: now, answers: Object.fromEntries(byKey) },
      select: { id: true },
    });
    await audit(tx, actor, {
      action: 'answerFollowUp',
      subjectType: 'follow-up',
      subjectId: seen.id,
      details: { of: seen.of },
    });
    return done(null);
  });
}
