import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';

/** Guesses are counted, not looks at what is there: a code has 128 bits. */
const guesses = limit('verify', { points: 30, seconds: 60 });

/** Counts a guess at a code of a certificate or of a shared page; for how many seconds whoever guesses has to wait, or null. */
export async function secondsToWait(request: Request): Promise<number | null> {
  const waitMs = await guesses.count(clientAddress(request.headers));
  return waitMs === null ? null : Math.ceil(waitMs / 1000);
}
