import type { Verification } from '@/lib/certificates/verification/types';
import { reportError } from '@/lib/errors/report';
import type { Locale } from '@/lib/text/locale';
import { todayIn } from '@/lib/time/wall-clock';
import { readersLocale } from '../../plain-page';
import type { Notice } from '../../verdict';
import { answerFor } from '../answer';
import { verificationPage } from './page-text';

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
) =>
  new Response(verificationPage(locale, answer, todayIn('UTC', new Date())), {
    status,
    headers: { ...headers, ...more },
  });

type Params = { params: Promise<{ code: string }> };

/**
 * The answer to a scanned or typed code. A page of plain HTML that runs nothing: it opens on the oldest phone
 * and costs the office a fifth of what React would.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  const locale = readersLocale(request);
  try {
    const answer = await answerFor(request, code);
    if (!('seconds' in answer)) return page(locale, answer, answer.state === 'UNKNOWN' ? 404 : 200);
    const { seconds } = answer;
    return page(locale, { notice: 'tooMany', seconds }, 429, { 'Retry-After': String(seconds) });
  } catch (error) {
    return page(locale, { notice: 'failed', errorId: reportError(error) }, 500);
  }
}
