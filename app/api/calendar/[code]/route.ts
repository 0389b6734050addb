import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { reportError } from '@/lib/errors/report';
import { feedCalendar } from '@/lib/runs/feeds/queries';

/** Guesses are counted, not readings: programs ask every hour, many from one address. */
const guesses = limit('calendar', { points: 30, seconds: 60 });

const headers = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' };

type Params = { params: Promise<{ code: string }> };

/** A calendar that programs subscribe to. The code of the address is the right; what it shows are its account's rights now. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  try {
    const calendar = await feedCalendar(code.replace(/\.ics$/, ''), new Date());
    if (!calendar) {
      const waitMs = await guesses.count(clientAddress(request.headers));
      return new Response(null, {
        status: waitMs === null ? 404 : 429,
        headers: waitMs === null ? headers : { ...headers, 'Retry-After': String(Math.ceil(waitMs / 1000)) },
      });
    }
    const { text, etag } = calendar;
    const same = request.headers.get('if-none-match')?.split(/,\s*/).includes(etag);
    if (same) return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
    return new Response(text, {
      headers: { ...headers, ETag: etag, 'Content-Type': 'text/calendar; charset=utf-8' },
    });
  } catch (error) {
    reportError(error);
    return new Response(null, { status: 500, headers });
  }
}
