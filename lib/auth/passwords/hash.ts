import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's second setting: 19 MiB, two passes, one lane (https://cheatsheetseries.owasp.org). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash is processor work: two at a time leave the rest of the office at its pace. */
const lanes = 2;
let busy = 0;
const queue: (() => void)[] = [];

async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= lanes) await new Promise<void>((resolve) => queue.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    // The lane is handed to the next in line, or freed.
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  }
}

export const hashPassword = (password: string): Promise<string> => inLane(() => hash(password, cost));

/** Of a password that nobody has: what is compared when there is no account, so that the answer takes as long. */
let dummy: Promise<string> | undefined;

/** Whether the password is the account's. Takes as long where there is no account or no password (`null`). */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const against = passwordHash ?? (await (dummy ??= hashPassword(crypto.randomUUID())));
  const matches = await inLane(() => verify(against, password)).catch(() => false);
  return passwordHash !== null && matches;
}
