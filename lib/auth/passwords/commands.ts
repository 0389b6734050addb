import { audit } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { inTransaction, type Transaction } from '@/lib/db/transaction';
import { NotFound } from '@/lib/errors/not-found';
import { done, refuse, refuseAll, type Outcome } from '@/lib/errors/outcome';
import { loadActor, type Actor } from '../actor';
import { limit } from '../limits';
import { refusedCode, type SignedIn } from '../sign-in/commands';
import type { Activation } from '../sign-in/schema';
import { takeToken, voidTokens } from '../tokens/commands';
import { tokenHash } from '../tokens/rules';
import { hashPassword, passwordMatches } from './hash';
import { passwordProblem } from './rules';

/** Someone at another's open screen must not get to guess the password. */
const changes = limit('change-password', { points: 10, seconds: 900 });

/** Accounts that were made before anybody could say their address: the first administrator's. */
export const addressOfNobody = 'first-administrator@cascade.invalid';

async function actorOf(accountId: string): Promise<Actor> {
  const actor = await loadActor(accountId);
  if (!actor) throw new NotFound('account');
  return actor;
}

/** Whom an invitation is for, or null when it does not work any more. `email` is null where one is to be given. */
export async function invitation(token: string) {
  const found = await db.accountToken.findFirst({
    where: {
      tokenHash: tokenHash(token),
      purpose: 'ACTIVATE',
      usedAt: null,
      expiresAt: { gt: new Date() },
      account: { disabledAt: null },
    },
    select: { account: { select: { email: true, name: true, language: true } } },
  });
  if (!found) return null;
  const { email, ...rest } = found.account;
  return email === addressOfNobody ? { ...rest, name: '', email: null } : { ...rest, email };
}

/** The same for whoever opens the link, limited by address. */
export async function openInvitation(
  token: string,
  address: string,
): Promise<Outcome<NonNullable<Awaited<ReturnType<typeof invitation>>>>> {
  const refused = await refusedCode(address);
  if (refused) return refused;
  const found = await invitation(token);
  return found ? done(found) : refuse('LINK_NOT_VALID');
}

async function storePassword(tx: Transaction, accountId: string, passwordHash: string, more: object = {}) {
  await voidTokens(tx, accountId);
  // Whoever was signed in with the old password is signed out.
  await tx.account.update({
    where: { id: accountId },
    data: { passwordHash, sessionsValidFrom: new Date(), ...more },
  });
}

/** The invited person takes the account: chooses name, language and password. */
export async function activate(input: Activation, address: string): Promise<Outcome<SignedIn>> {
  const refused = await refusedCode(address);
  if (refused) return refused;
  const invited = await invitation(input.token);
  if (!invited) return refuse('LINK_NOT_VALID');
  const email = invited.email ?? input.email;
  if (!email) return refuse('REQUIRED', undefined, 'email');
  const problem = passwordProblem(input.password, { email, name: input.name });
  if (problem) return refuseAll([problem]);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const accountId = await takeToken(tx, input.token, 'ACTIVATE');
    if (!accountId) return refuse('LINK_NOT_VALID');
    const { name, language } = input;
    await storePassword(tx, accountId, passwordHash, { name, language, email, activatedAt: new Date() });
    await audit(tx, await actorOf(accountId), {
      action: 'activate',
      subjectType: 'account',
      subjectId: accountId,
    });
    return done({ accountId });
  });
}

/** Chooses a new password with the code of a mail; every other sign-in ends. */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  address: string,
): Promise<Outcome<SignedIn>> {
  const refused = await refusedCode(address);
  if (refused) return refused;
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const accountId = await takeToken(tx, token, 'RESET_PASSWORD');
    if (!accountId) return refuse('LINK_NOT_VALID');
    const actor = await actorOf(accountId);
    const problem = passwordProblem(password, actor);
    if (problem) return refuseAll([problem]);
    await storePassword(tx, accountId, passwordHash);
    await audit(tx, actor, { action: 'resetPassword', subjectType: 'account', subjectId: accountId });
    return done({ accountId });
  });
}

/** Changes the own password, with the present one. Other devices are signed out; the caller starts this one anew. */
export async function changePassword(
  actor: Actor,
  { current, password }: { current: string; password: string },
): Promise<Outcome<SignedIn>> {
  const id = actor.accountId;
  if (!id) throw new NotFound('account');
  const wait = await changes.count(id);
  if (wait !== null) return refuse('TOO_MANY_REQUESTS', { minutes: Math.ceil(wait / 60_000) });
  const account = await db.account.findUnique({ where: { id }, select: { passwordHash: true } });
  if (!(await passwordMatches(account?.passwordHash ?? null, current))) {
    return refuse('PASSWORD_WRONG', undefined, 'current');
  }
  const problem = passwordProblem(password, actor);
  if (problem) return refuseAll([problem]);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await storePassword(tx, id, passwordHash);
    await audit(tx, actor, { action: 'changePassword', subjectType: 'account', subjectId: id });
    return done({ accountId: id });
  });
}
