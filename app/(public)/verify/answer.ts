import { LRUCache } from 'lru-cache';
import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { codeOfText } from '@/lib/certificates/verification/rules';
import { verification } from '@/lib/certificates/verification/queries';
import type { Verification } from '@/lib/certificates/verification/types';

/** Answers are kept for half a second, so that a revocation is seen within one on every copy of the process. */
const answers = new LRUCache<string, Verification>({ max: 5000, ttl: 500 });

/** Guesses are counted, not looks at certificates that exist: a code has 128 bits. */
const guesses = limit('verify', { points: 30, seconds: 60 });

async function answerTo(text: string): Promise<Verification> {
  const key = codeOfText(text);
  if (!key) return { state: 'UNKNOWN' };
  const kept = answers.get(key);
  if (kept) return kept;
  const answer = await verification(key);
  answers.set(key, answer);
  return answer;
}

/** The answer about a code as it stands in an address, or for how many seconds whoever guesses has to wait. */
export async function answerFor(request: Request, code: string): Promise<Verification | { seconds: number }> {
  const answer = await answerTo(decodeURIComponent(code));
  if (answer.state !== 'UNKNOWN') return answer;
  const waitMs = await guesses.count(clientAddress(request.headers));
  return waitMs === null ? answer : { seconds: Math.ceil(waitMs / 1000) };
}
