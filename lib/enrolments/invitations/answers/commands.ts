import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { mailWords } from '@/lib/mail/templates';
import { moveEnrolments } from '../../commands';
import { enrolmentFacts, lockedRun } from '../../places/queries';
import { toldOf, type AnswerInput } from '../schema';
import { invitationOfCode, placeOfCode, type InvitationSeen } from './queries';

/** The person's own hand: the code is the right, and opens one place only. */
const actor = systemActor('invitation');

const has = (outcome: Outcome<unknown>, ...codes: string[]) =>
  !outcome.ok && outcome.refusals.some(({ code }) => codes.includes(code));

/**
 * Answers an invitation by its code. Yes: CONFIRMED where a place is free, else WAITING_LIST. No: DECLINED, and the
 * place is free again. Refuses INVITATION_CANCELLED, INVITATION_BEGUN, INVITATION_WITHDRAWN and INVITATION_EXPIRED; a
 * code that opens nothing is not found.
 */
export async function answerInvitation(
  code: string,
  { accepts, reason }: AnswerInput,
  now = new Date(),
): Promise<Outcome<{ state: InvitationSeen['state'] }>> {
  return inTransaction(async (tx) => {
    const place = await placeOfCode(tx, code);
    if (!place) throw new NotFound('invitation');
    const run = await lockedRun(tx, actor, place.runId);
    // Again, under the lock: an offer may have run out, a place been withdrawn.
    const seen = await invitationOfCode(tx, code, now);
    if (!seen) throw new NotFound('invitation');
    if (seen.closed) return refuse(`INVITATION_${seen.closed}`);
    const moved = await move(tx, run, seen, { accepts, reason });
    if (!moved.ok) return moved;
    await remember(tx, seen, { accepts, reason }, moved.value, now);
    await audit(tx, actor, {
      action: 'answerInvitation',
      subjectType: 'enrolment',
      subjectId: seen.enrolmentId,
      details: { accepts, state: moved.value },
    });
    return done({ state: moved.value });
  });
}

type Run = Awaited<ReturnType<typeof lockedRun>>;

async function move(
  tx: Transaction,
  run: Run,
  seen: InvitationSeen,
  { accepts, reason }: AnswerInput,
): Promise<Outcome<InvitationSeen['state']>> {
  const t = mailWords(seen.language);
  const facts = await enrolmentFacts(tx, run.id, [seen.enrolmentId]);
  const to = async (state: 'CONFIRMED' | 'WAITING_LIST' | 'DECLINED', why: string | null) => {
    const moved = await moveEnrolments(tx, actor, run, facts, state, why);
    return moved.ok ? done(state) : moved;
  };
  if (!accepts) return to('DECLINED', reason ?? t('declined'));
  // Whoever waits goes on waiting: a second yes is no way past the others.
  if (seen.state === 'WAITING_LIST') return done(seen.state);
  const confirmed = await to('CONFIRMED', null);
  if (has(confirmed, 'RUN_FULL', 'PLACES_HELD')) return to('WAITING_LIST', null);
  // Somebody who is expected elsewhere knows it, and says yes all the same.
  if (!has(confirmed, 'PARTICIPANT_BUSY')) return confirmed;
  const allTheSame = await to('CONFIRMED', t('accepted'));
  return has(allTheSame, 'RUN_FULL', 'PLACES_HELD') ? to('WAITING_LIST', null) : allTheSame;
}

/** The page has told the person how the place stands now; only a cancelled entry in the calendar is put right by mail. */
async function remember(
  tx: Transaction,
  { enrolmentId }: InvitationSeen,
  { accepts, reason }: AnswerInput,
  state: InvitationSeen['state'],
  now: Date,
) {
  const row = await tx.invitation.findUniqueOrThrow({ where: { enrolmentId }, select: { told: true } });
  const told = toldOf(row.told);
  const standing = state === 'CONFIRMED' || state === 'WAITING_LIST' ? state : null;
  await tx.invitation.update({
    where: { enrolmentId },
    data: {
      answeredAt: now,
      accepts,
      answerReason: accepts ? null : reason,
      ...(told && standing && told.standing !== 'ENDED' ? { told: { ...told, standing } } : {}),
    },
  });
}
