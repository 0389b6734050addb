import { limit } from '../limits';

const minute = 60;
/** Wrong tries that are free, of one account and from one address. */
const freeTries = 10;
const period = { points: freeTries, seconds: 15 * minute };

const subjects = {
  account: {
    tries: limit('sign-in-account', period),
    blocks: limit('blocks-account', { points: 1e6, seconds: 86_400 }),
  },
  address: {
    tries: limit('sign-in-address', period),
    blocks: limit('blocks-address', { points: 1e6, seconds: 86_400 }),
  },
} as const;
type Kind = keyof typeof subjects;

/** 1, 2, 4, 8, then 15 minutes: the delay after the first, second, … series of wrong tries within a day. */
const blockMinutes = (earlierBlocks: number) => Math.min(2 ** earlierBlocks, 15);

export type Attempt = { email: string; address: string };

const named = ({ email, address }: Attempt) =>
  [
    ['account', email],
    ['address', address],
  ] as const satisfies readonly (readonly [Kind, string])[];

/** How many milliseconds this account or this address must still wait, or null. */
async function waiting(attempt: Attempt): Promise<number | null> {
  const waits = await Promise.all(
    named(attempt).map(([kind, subject]) => subjects[kind].tries.wait(subject)),
  );
  const longest = Math.max(0, ...waits.map((wait) => wait ?? 0));
  return longest > 0 ? longest : null;
}

async function countTry(kind: Kind, subject: string): Promise<number | null> {
  const { tries, blocks } = subjects[kind];
  if ((await tries.count(subject)) === null) return null;
  // Several tries at once may come here together; the delay grows by each, and by no more than the longest.
  const minutes = blockMinutes(await blocks.counted(subject));
  await blocks.count(subject);
  await tries.block(subject, minutes * minute);
  return minutes * minute * 1000;
}

/**
 * Counts a try before the password is looked at, so that a thousand tries at once are a thousand tries.
 * Answers the minutes to wait where there were too many wrong ones, of the account or from the address: then
 * nothing is compared, and the right password is refused too.
 */
export async function beginAttempt(attempt: Attempt): Promise<{ waitMinutes: number } | null> {
  const wait =
    (await waiting(attempt)) ??
    Math.max(
      ...(await Promise.all(
        named(attempt).map(async ([kind, subject]) => (await countTry(kind, subject)) ?? 0),
      )),
    );
  return wait > 0 ? { waitMinutes: Math.ceil(wait / 60_000) } : null;
}

/** The try was right: the account begins anew, and the address is not charged for it. */
export async function forgiveAttempt({ email, address }: Attempt): Promise<void> {
  await Promise.all([
    subjects.account.tries.forget(email),
    subjects.account.blocks.forget(email),
    subjects.address.tries.takeBack(address),
  ]);
}
