import { sharedCertificate, type Shared } from '@/lib/certificates/sharing/queries';
import { reportError } from '@/lib/errors/report';
import type { Locale } from '@/lib/text/locale';
import { todayIn } from '@/lib/time/wall-clock';
import { secondsToWait } from '../../guesses';
import { readersLocale } from '../../plain-page';
import type { Notice } from '../../verdict';
import { sharedPage } from './page-text';

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // The address is the right to see the page: neither search engines nor pages that are gone on to need know it.
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
};

const page = (
  locale: Locale,
  shown: Shared | Notice | null,
  status: number,
  more: Record<string, string> = {},
) =>
  new Response(sharedPage(locale, shown, todayIn('UTC', new Date())), {
    status,
    headers: { ...headers, ...more },
  });

type Params = { params: Promise<{ code: string }> };

/**
 * A certificate that its holder lets anyone see who has this address. It runs nothing, like the page that verifies. What was
 * switched off, never was, or is somebody else's looks the same. It is asked anew each time: switched off is off at once.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  const locale = readersLocale(request);
  try {
    const shared = await sharedCertificate(code);
    if (shared) return page(locale, shared, 200);
    const seconds = await secondsToWait(request);
    if (seconds === null) return page(locale, null, 404);
    return page(locale, { notice: 'tooMany', seconds }, 429, { 'Retry-After': String(seconds) });
  } catch (error) {
    return page(locale, { notice: 'failed', errorId: reportError(error) }, 500);
  }
}
