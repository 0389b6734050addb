import { audit } from '@/lib/audit/record';
import { inTransaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import type { Language } from '@/prisma/generated/enums';
import type { Actor } from '../actor';
import { revokeTokensOf } from '../api-tokens/commands';
import { hashPassword } from '../passwords/hash';
import { canAdminister } from '../policy';
import { mailToken } from '../sign-in/mails';
import { voidTokens } from '../tokens/commands';
import { leavesAnAdministrator, oneAtATime } from './last-administrator';
import { grantProblem } from './rules';
import type { GrantInput, InvitationInput } from './schema';

/** `password` and `demo` are for the seed alone: an invited person chooses the password, and nobody else knows it. */
export type NewAccount = Omit<InvitationInput, 'personId' | 'language' | 'grants'> & {
  personId?: string | null;
  language?: Language;
  password?: string;
  demo?: boolean;
  grants: (Pick<GrantInput, 'role'> & Partial<GrantInput>)[];
};

const whole = (grant: NewAccount['grants'][number]): GrantInput => ({
  programmeId: null,
  countryCode: null,
  institutionId: null,
  ...grant,
});

function authorise(actor: Actor): void {
  if (!canAdminister(actor)) throw new NotFound('account');
}

/** Makes an account and mails the invitation that activates it; with a password (the seed) it is active at once. */
export async function createAccount(
  actor: Actor,
  input: NewAccount,
): Promise<Outcome<{ accountId: string }>> {
  authorise(actor);
  const { email, name, personId = null, language = 'EN', password, demo = false } = input;
  if ((password !== undefined || demo) && actor.kind !== 'system')
    throw new Error('a password is chosen by its owner');
  const grants = input.grants.map(whole);
  const problems = grants.flatMap((each) => grantProblem(each) ?? []);
  if (problems.length > 0) return refuseAll(problems);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return inTransaction(async (tx) => {
    const account = await tx.account.create({
      data: {
        email: email.toLowerCase(),
        name,
        personId,
        language,
        demo,
        passwordHash,
        activatedAt: passwordHash ? new Date() : null,
        grants: { create: grants.map((each) => ({ ...each, grantedBy: actor.by })) },
      },
      select: { id: true, email: true, name: true, language: true },
    });
    if (!passwordHash) await mailToken(tx, account, 'ACTIVATE');
    await audit(tx, actor, {
      action: 'createAccount',
      subjectType: 'account',
      subjectId: account.id,
      details: { grants, ...(personId ? { personId } : {}) },
    });
    return done({ accountId: account.id });
  });
}

/** Sends the invitation again; the earlier links stop working. */
export async function inviteAgain(actor: Actor, accountId: string): Promise<Outcome<null>> {
  authorise(actor);
  return inTransaction(async (tx) => {
    const account = await tx.account.findUnique({
      where: { id: accountId },
      select: { id: true, email: true, name: true, language: true, activatedAt: true, disabledAt: true },
    });
    if (!account) throw new NotFound('account');
    if (account.activatedAt || account.disabledAt) return refuse('ACCOUNT_NOT_INVITED');
    await voidTokens(tx, accountId);
    await mailToken(tx, account, 'ACTIVATE');
    await audit(tx, actor, { action: 'inviteAgain', subjectType: 'account', subjectId: accountId });
    return done(null);
  });
}

/** Closes an account: its sign-ins end now, its links and tokens stop working for good; what it did stays. */
export async function disableAccount(actor: Actor, accountId: string): Promise<Outcome<null>> {
  authorise(actor);
  return inTransaction(async (tx) => {
    await oneAtATime(tx);
    const before = await leavesAnAdministrator(tx);
    const changed = await tx.account.updateMany({
      where: { id: accountId, disabledAt: null },
      data: { disabledAt: new Date(), sessionsValidFrom: new Date() },
    });
    if (changed.count === 0) throw new NotFound('account');
    if (before && !(await leavesAnAdministrator(tx))) return refuse('LAST_ADMINISTRATOR');
    await voidTokens(tx, accountId);
    await revokeTokensOf(tx, actor, accountId);
    await audit(tx, actor, { action: 'disableAccount', subjectType: 'account', subjectId: accountId });
    return done(null);
  });
}

/** Opens a closed account again, with the rights that it has now. */
export async function enableAccount(actor: Actor, accountId: string): Promise<Outcome<null>> {
  authorise(actor);
  return inTransaction(async (tx) => {
    const changed = await tx.account.updateMany({
      where: { id: accountId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (changed.count === 0) throw new NotFound('account');
    await audit(tx, actor, { action: 'enableAccount', subjectType: 'account', subjectId: accountId });
    return done(null);
  });
}

/** Ends every sign-in of an account, on all devices: one's own, or anybody's by an administrator. */
export async function signOutEverywhere(actor: Actor, accountId: string): Promise<Outcome<null>> {
  if (actor.accountId !== accountId) authorise(actor);
  return inTransaction(async (tx) => {
    const changed = await tx.account.updateMany({
      where: { id: accountId },
      data: { sessionsValidFrom: new Date() },
    });
    if (changed.count === 0) throw new NotFound('account');
    await audit(tx, actor, { action: 'signOutEverywhere', subjectType: 'account', subjectId: accountId });
    return done(null);
  });
}

/** Changes the name and the language of one's own account. */
export async function changeOwnAccount(
  actor: Actor,
  data: { name: string; language: Language },
): Promise<Outcome<null>> {
  const id = actor.accountId;
  if (!id) throw new NotFound('account');
  return inTransaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { name: data.name, language: data.language } });
    await audit(tx, actor, { action: 'changeOwnAccount', subjectType: 'account', subjectId: id });
    return done(null);
  });
}
