import { LRUCache } from 'lru-cache';
import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { codeOfText } from '@/lib/certificates/verification/rules';
import { verification, type Verification } from '@/lib/certificates/verification/queries';
import { reportError } from '@/lib/errors/report';
import type { Locale } from '@/lib/text/locale';
import { readersLocale } from '../../plain-page';
import { verificationPage, type Notice } from './page-text';

/**
 * The answer to a scanned or typed code. A page of plain HTML that runs nothing: it opens on the oldest phone
 * and costs the office a fifth of what React would. Answers are kept for half a second, so that a revocation is seen
 * within one on every copy of the process.
 */
const answers = new LRUCache<string, Verification>({ max: 5000, ttl: 500 });

/** Guesses are counted, not looks at certificates that exist: a code has 128 bits. */
const guesses = limit('verify', { points: 30, seconds: 60 });

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const page = (
  locale: Locale,
  answer: Verification | Notice,
  status: number,
  more: Record<string, string> = {},
) => new Response(verificationPage(locale, answer), { status, headers: { ...headers, ...more } });

async function answerTo(text: string): Promise<Verification> {
  const key = codeOfText(text);
  if (!key) return { state: 'UNKNOWN' };
  const kept = answers.get(key);
  if (kept) return kept;
  const answer = await verification(key);
  answers.set(key, answer);
  return answer;
}

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  const locale = readersLocale(request);
  try {
    const address = clientAddress(request.headers);
    const answer = await answerTo(decodeURIComponent(code));
    if (answer.state !== 'UNKNOWN') return page(locale, answer, 200);
    const waitMs = await guesses.count(address);
    if (waitMs === null) return page(locale, answer, 404);
    const seconds = Math.ceil(waitMs / 1000);
    return page(locale, { notice: 'tooMany', seconds }, 429, { 'Retry-After': String(seconds) });
  } catch (error) {
    return page(locale, { notice: 'failed', errorId: reportError(error) }, 500);
  }
}
