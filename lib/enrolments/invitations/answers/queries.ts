import type { Transaction } from '@/lib/db/transaction';
import { idOfCode, opens } from '@/lib/auth/links/rules';
import { codeSecret } from '@/lib/env/settings';
import { recipients, runFacts } from '../facts/queries';
import { beginning, closedBecause } from '../rules';

/** The place that a code opens, or null for what is no code, never was one, or was renewed: all alike. */
export async function placeOfCode(tx: Transaction, code: string) {
  const id = idOfCode(code);
  const found = id
    ? await tx.invitation.findUnique({
        where: { id },
        select: { id: true, linkVersion: true, enrolmentId: true, enrolment: { select: { runId: true } } },
      })
    : null;
  if (!found || !opens(codeSecret(), 'invitation', { id: found.id, version: found.linkVersion }, code))
    return null;
  return { enrolmentId: found.enrolmentId, runId: found.enrolment.runId };
}

/** What the page of an invitation shows its reader; null where the code opens nothing. The code is the right. */
export async function invitationOfCode(tx: Transaction, code: string, now: Date) {
  const place = await placeOfCode(tx, code);
  if (!place) return null;
  const { enrolmentId, runId } = place;
  const [recipient] = await recipients(tx, runId, { enrolmentIds: [enrolmentId] });
  const invitation = recipient?.invitation;
  if (!recipient || !invitation) return null;
  const facts = (await runFacts(tx, runId))(recipient.trackId);
  const run = await tx.courseRun.findUniqueOrThrow({ where: { id: runId }, select: { cancelledAt: true } });
  const { answerBy, answeredAt, accepts } = invitation;
  const { state, addressed: name, language } = recipient;
  const begun = beginning(facts) <= now;
  const closed = closedBecause(
    { state, runCancelled: run.cancelledAt !== null, begun, answerBy, answeredAt, accepts },
    now,
  );
  return { ...place, name, language, state, facts, answerBy, answeredAt, accepts, closed };
}

export type InvitationSeen = NonNullable<Awaited<ReturnType<typeof invitationOfCode>>>;
