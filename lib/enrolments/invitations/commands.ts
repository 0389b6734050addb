import { uuidv7 } from 'uuidv7';
import { audit } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { done, refusal, refuse, refuseAll, type Outcome, type Refusal } from '@/lib/errors/outcome';
import { sendMails } from '@/lib/mail/send';
import { todayIn } from '@/lib/time/wall-clock';
import { moveEnrolments } from '../commands';
import { enrolmentFacts, lockedRun, type LockedRun } from '../places/queries';
import { recipients, runFacts, type Recipient } from './facts/queries';
import { planReminders } from './planning/commands';
import { answerByOf, invitable, standingOf } from './rules';
import type { Facts, InviteInput, Told } from './schema';
import { correspondence, mailOf, type Letter } from './wording/queries';

type SendOptions = {
  kind: 'INVITATION' | 'PLACE_OFFER' | 'REMINDER';
  /** The instant until which an answer is taken; null: until the run begins. */
  answerBy: Date | null;
  /** What the coordinator adds to this mail. */
  note: string | null;
};

const templateOf = {
  INVITATION: 'invitation',
  PLACE_OFFER: 'place-offer',
  REMINDER: 'invitation-reminder',
} as const;

export type Sent = {
  mailed: number;
  /** Enrolments of people with no e-mail address: their link can be copied. */ withoutAddress: string[];
};

/**
 * Invites enrolled people, offers them a place or reminds them, inside the caller's transaction: writes the
 * invitations and puts the mails into the outbox, a fixed number of statements for any number of people. The caller
 * has authorised it, locked the run (`lockedRun`), moved the people to the state that the mail speaks of, and audits
 * it. Whoever has no address is invited all the same. Refuses nobody.
 */
export async function sendInvitations(
  tx: Transaction,
  actor: Actor,
  runId: string,
  enrolmentIds: readonly string[],
  { kind, answerBy, note }: SendOptions,
): Promise<Sent> {
  const now = new Date();
  const [people, factsOf, office] = [
    await recipients(tx, runId, { enrolmentIds }),
    await runFacts(tx, runId),
    await correspondence(tx),
  ];
  const letters: Letter[] = [];
  const rows: InvitationRow[] = [];
  for (const recipient of people) {
    const facts = factsOf(recipient.trackId);
    const row = kind === 'REMINDER' ? reminded(recipient) : invited(recipient, facts, answerBy);
    if (!row) continue;
    rows.push(row);
    if (recipient.email === null) continue;
    letters.push({
      ...{ runId, template: templateOf[kind], recipient, email: recipient.email, facts },
      invitation: row,
      answerBy: kind === 'REMINDER' ? (recipient.invitation?.answerBy ?? null) : answerBy,
      more: { note: note ?? '' },
      ...(kind === 'REMINDER' ? {} : { calendar: { method: 'REQUEST' as const, sequence: row.sequence } }),
    });
  }
  if (kind === 'REMINDER') await markReminded(tx, rows, now);
  else await writeInvitations(tx, actor, rows, now);
  await sendMails(
    tx,
    letters.map((letter) => mailOf(office, letter, now)),
  );
  if (kind === 'INVITATION') await planReminders(tx, runId, { sentAt: now, answerBy, facts: factsOf(null) });
  return {
    mailed: letters.length,
    withoutAddress: rows.filter(({ email }) => !email).map(({ enrolmentId }) => enrolmentId),
  };
}

type InvitationRow = {
  id: string;
  enrolmentId: string;
  email: string | null;
  sequence: number;
  linkVersion: number;
  told: Told | null;
  answerBy: string | null;
  /** Asked anew: what was answered before no longer stands. */
  asked: boolean;
};

function invited(recipient: Recipient, facts: Facts, answerBy: Date | null): InvitationRow | null {
  const standing = standingOf(recipient.state, false);
  if (!standing || standing === 'ENDED') return null;
  const { invitation } = recipient;
  return {
    id: invitation?.id ?? uuidv7(),
    enrolmentId: recipient.id,
    email: recipient.email,
    sequence: invitation ? invitation.sequence + 1 : 0,
    linkVersion: invitation?.linkVersion ?? 1,
    told: { ...facts, standing },
    answerBy: answerBy?.toISOString() ?? null,
    asked: standing === 'INVITED',
  };
}

function reminded({ id, email, invitation }: Recipient): InvitationRow | null {
  if (!invitation) return null;
  const { sequence, linkVersion } = invitation;
  return {
    id: invitation.id,
    enrolmentId: id,
    email,
    sequence,
    linkVersion,
    told: null,
    answerBy: null,
    asked: false,
  };
}

async function writeInvitations(tx: Transaction, actor: Actor, rows: readonly InvitationRow[], now: Date) {
  await tx.$executeRaw`
    INSERT INTO invitation AS i (id, enrolment_id, sequence, link_version, told, sent_at, sent_by, answer_by)
    SELECT r.id, r."enrolmentId", r.sequence, r."linkVersion", r.told, ${now}::timestamptz, ${actor.by}, r."answerBy"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "enrolmentId" uuid, sequence int,
      "linkVersion" int, told jsonb, "answerBy" timestamptz)
    ON CONFLICT (enrolment_id) DO UPDATE SET sequence = EXCLUDED.sequence, told = EXCLUDED.told,
      sent_at = EXCLUDED.sent_at, sent_by = EXCLUDED.sent_by, answer_by = EXCLUDED.answer_by,
      updated_at = NULL, reminded_at = NULL, cancelled_at = NULL`;
  const asked = rows.filter((row) => row.asked).map(({ enrolmentId }) => enrolmentId);
  await tx.invitation.updateMany({
    where: { enrolmentId: { in: asked } },
    data: { answeredAt: null, accepts: null, answerReason: null },
  });
}

const markReminded = (tx: Transaction, rows: readonly InvitationRow[], now: Date) =>
  tx.invitation.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { remindedAt: now } });

function refusedRun(run: LockedRun, now: Date): Refusal[] {
  if (run.cancelled) return [refusal('RUN_CANCELLED')];
  return todayIn(run.timeZone, now) > run.startsOn ? [refusal('RUN_BEGUN')] : [];
}

/**
 * Invites people of a run, all or none: those nominated become invited, those invited or confirmed get the invitation
 * (again). Refuses RUN_CANCELLED, RUN_BEGUN, CANNOT_BE_INVITED (waiting, declined, withdrawn), ANSWER_BY_PAST and
 * ANSWER_BY_LATE.
 */
export async function invite(
  actor: Actor,
  runId: string,
  { enrolmentIds, answerBy, note }: InviteInput,
): Promise<Outcome<Sent>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const now = new Date();
    const refused = refusedRun(run, now);
    if (refused.length > 0) return refuseAll(refused);
    const until = answerByOf(run, answerBy, now);
    if (!until.ok) return until;
    const facts = await enrolmentFacts(tx, runId, enrolmentIds);
    const others = facts.filter(({ state }) => !invitable(state));
    if (others.length > 0) {
      return refuseAll(others.map(({ name, state }) => refusal('CANNOT_BE_INVITED', { name, state })));
    }
    const nominated = facts.filter(({ state }) => state === 'NOMINATED');
    const moved = await moveEnrolments(tx, actor, run, nominated, 'INVITED', null);
    if (!moved.ok) return moved;
    const sent = await sendInvitations(tx, actor, runId, enrolmentIds, {
      kind: 'INVITATION',
      answerBy: until.value,
      note,
    });
    await audit(tx, actor, {
      action: 'invite',
      subjectType: 'run',
      subjectId: runId,
      details: { people: enrolmentIds.length, mailed: sent.mailed },
    });
    return done(sent);
  });
}

/** Reminds invited people who have not answered. Refuses NOT_INVITED_YET, ALREADY_ANSWERED, NOBODY_WITH_ADDRESS. */
export async function remind(
  actor: Actor,
  runId: string,
  { enrolmentIds, note }: Pick<InviteInput, 'enrolmentIds' | 'note'>,
): Promise<Outcome<Sent>> {
  return inTransaction(async (tx) => {
    const run = await lockedRun(tx, actor, runId);
    const refused = refusedRun(run, new Date());
    if (refused.length > 0) return refuseAll(refused);
    await enrolmentFacts(tx, runId, enrolmentIds);
    const refusals = (await recipients(tx, runId, { enrolmentIds })).flatMap(
      ({ name, state, invitation }) => {
        if (!invitation) return [refusal('NOT_INVITED_YET', { name })];
        return state === 'INVITED' && !invitation.answeredAt ? [] : [refusal('ALREADY_ANSWERED', { name })];
      },
    );
    if (refusals.length > 0) return refuseAll(refusals);
    const sent = await sendInvitations(tx, actor, runId, enrolmentIds, {
      kind: 'REMINDER',
      answerBy: null,
      note,
    });
    if (sent.mailed === 0) return refuse('NOBODY_WITH_ADDRESS');
    await audit(tx, actor, {
      action: 'remind',
      subjectType: 'run',
      subjectId: runId,
      details: { mailed: sent.mailed },
    });
    return done(sent);
  });
}

/** Gives a place's answering link another code; the one in mails sent before opens nothing any more. */
export async function renewInvitationLink(
  actor: Actor,
  runId: string,
  enrolmentId: string,
): Promise<Outcome<{ linkVersion: number }>> {
  return inTransaction(async (tx) => {
    await lockedRun(tx, actor, runId);
    const [facts] = await enrolmentFacts(tx, runId, [enrolmentId]);
    const before = await tx.invitation.findUnique({ where: { enrolmentId }, select: { id: true } });
    if (!before) return refuse('NOT_INVITED_YET', { name: facts?.name ?? '' });
    const { linkVersion } = await tx.invitation.update({
      where: { enrolmentId },
      data: { linkVersion: { increment: 1 } },
      select: { linkVersion: true },
    });
    await audit(tx, actor, {
      action: 'renewInvitationLink',
      subjectType: 'enrolment',
      subjectId: enrolmentId,
      details: { version: linkVersion },
    });
    return done({ linkVersion });
  });
}
