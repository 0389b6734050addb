import { LRUCache } from 'lru-cache';
import { codeOfText } from '@/lib/certificates/verification/rules';
import { verification } from '@/lib/certificates/verification/queries';
import type { Verification } from '@/lib/certificates/verification/types';
import { secondsToWait } from '../guesses';

/** Answers are kept for half a second, so that a revocation is seen within one on every copy of the process. */
const answers = new LRUCache<string, Verification>({ max: 5000, ttl: 500 });

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
  const seconds = await secondsToWait(request);
  return seconds === null ? answer : { seconds };
}
