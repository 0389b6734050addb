import { createHash } from 'node:crypto';
import { audit } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/transaction';
import { done, refuse, type Outcome } from '@/lib/errors/outcome';
import { addJob } from '@/lib/jobs/queue';
import { systemActor } from '../actor';
import { limit } from '../limits';
import { passwordMatches } from '../passwords/hash';
import { takeToken } from '../tokens/commands';
import { beginAttempt, forgiveAttempt } from './attempts';
import { sendAccountMail } from './mails';
import type { MailRequest } from './schema';

export type SignedIn = { accountId: string };

const hour = 3600;
const mailsToAccount = limit('mail-account', { points: 5, seconds: hour });
const mailsFromAddress = limit('mail-address', { points: 30, seconds: hour });
const codesFromAddress = limit('code-address', { points: 30, seconds: hour / 4 });

const signIn = systemActor('sign-in');
const minutes = (milliseconds: number) => Math.ceil(milliseconds / 60_000);

/** How the log names an address that has no account: always alike, and not to be read back. */
const unknownAccount = (email: string) =>
  `unknown:${createHash('sha256').update(email).digest('hex').slice(0, 12)}`;

/**
 * Whose e-mail and password these are. Too many wrong ones, a wrong one, an unknown, unfinished or closed
 * account: known and unknown answer in the same words and take the same time.
 */
export async function signInWithPassword(
  { email, password }: { email: string; password: string },
  address: string,
): Promise<Outcome<SignedIn>> {
  const tooMany = await beginAttempt({ email, address });
  if (tooMany) return refuse('SIGN_IN_BLOCKED', { minutes: tooMany.waitMinutes });
  const account = await db.account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const open = account && !account.disabledAt ? account : null;
  const right = await passwordMatches(open?.passwordHash ?? null, password);
  if (right) await forgiveAttempt({ email, address });
  return inTransactionAlways(async (tx) => {
    const subjectId = account?.id ?? unknownAccount(email);
    const action = right ? 'signIn' : 'failSignIn';
    await audit(tx, signIn, { action, subjectType: 'account', subjectId, details: { by: 'password' } });
    return open && right ? done({ accountId: open.id }) : refuse('SIGN_IN_WRONG');
  });
}

/** Commits what was written although the answer is a refusal: a failed try is a fact too. */
async function inTransactionAlways<T>(
  work: (tx: Parameters<Parameters<typeof inTransaction>[0]>[0]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const outcome = await inTransaction(async (tx) => done(await work(tx)));
  return outcome.ok ? outcome.value : outcome;
}

/**
 * Asks for a mail that signs in or lets a password be chosen. Answers alike, and does the same work, whether
 * there is such an account: a job finds that out afterwards.
 */
export async function requestMail(request: MailRequest, address: string): Promise<Outcome<null>> {
  const wait = await mailsFromAddress.count(address);
  if (wait !== null) return refuse('TOO_MANY_REQUESTS', { minutes: minutes(wait) });
  // Nobody's mailbox is to be filled by others; that it happened is not told either.
  if ((await mailsToAccount.count(request.email)) === null) await addJob(db, sendAccountMail, request);
  return done(null);
}

/** Signs in with the code of a mail. */
export async function signInByLink(token: string, address: string): Promise<Outcome<SignedIn>> {
  const refused = await refusedCode(address);
  if (refused) return refused;
  return inTransaction(async (tx) => {
    const accountId = await takeToken(tx, token, 'SIGN_IN');
    if (!accountId) return refuse('LINK_NOT_VALID');
    await audit(tx, signIn, {
      action: 'signIn',
      subjectType: 'account',
      subjectId: accountId,
      details: { by: 'link' },
    });
    return done({ accountId });
  });
}

/** Codes cannot be guessed; trying is limited all the same. */
export async function refusedCode(address: string): Promise<Outcome<never> | null> {
  const wait = await codesFromAddress.count(address);
  return wait === null ? null : refuse('TOO_MANY_REQUESTS', { minutes: minutes(wait) });
}
