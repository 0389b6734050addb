import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { recordCheckIn } from '@/lib/attendance/check-in/commands';
import { checkInSession, comerFacts } from '@/lib/attendance/check-in/queries';
import { scanOf, ticketMs, ticketOf, type Scan } from '@/lib/attendance/check-in/rules';
import { platform } from '@/lib/attendance/outbox/device';
import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { reportError } from '@/lib/errors/report';
import { readersLocale } from '../../plain-page';
import { comerOf, cookie, cookieOf, ticketCookie } from './comer';
import { checkInPage, type Shown } from './page-text';

/**
 * Where the code on the screen of a hall leads. A page of plain HTML that runs nothing, so that it opens on any phone.
 * Opening it records nothing: a press does, with a POST. That a good code was scanned is kept on the phone for a quarter
 * of an hour, as the code changes while somebody signs in.
 */
const guesses = limit('check-in', { points: 60, seconds: 60 });
const presses = limit('check-in-press', { points: 600, seconds: 60 });

/** The address of whoever has a ticket already. */
const now = 'now';

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // The press has to say where it comes from; nobody else learns the address.
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const respond = (request: Request, shown: Shown, status: number, more: Record<string, string> = {}) =>
  new Response(checkInPage(readersLocale(request), shown), { status, headers: { ...headers, ...more } });

/** What was scanned, by the address or by the ticket; else the page that says why there is nothing to do. */
async function scanned(request: Request, code: string): Promise<Scan | Response> {
  const kind = code === now ? 'ticket' : 'code';
  const text = kind === 'ticket' ? cookieOf(request, ticketCookie) : code;
  const read = scanOf(codeSecret(), kind, text, new Date());
  if ('scan' in read) return read.scan;
  if (read.refused === 'GONE') return respond(request, { show: 'notice', notice: 'GONE' }, 410);
  // A hall stands behind one address: only codes that never were any are counted.
  const waitMs = text === '' ? null : await guesses.count(clientAddress(request.headers));
  if (waitMs === null) return respond(request, { show: 'notice', notice: text ? 'UNKNOWN' : 'GONE' }, 404);
  const seconds = String(Math.ceil(waitMs / 1000));
  return respond(request, { show: 'notice', notice: 'TOO_MANY' }, 429, { 'Retry-After': seconds });
}

const unknown = (request: Request) => respond(request, { show: 'notice', notice: 'UNKNOWN' }, 404);

const failed = (request: Request, error: unknown) =>
  respond(request, { show: 'notice', notice: 'FAILED', errorId: reportError(error) }, 500);

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const scan = await scanned(request, (await params).code);
    if (scan instanceof Response) return scan;
    const session = await checkInSession(db, scan.sessionId);
    if (!session) return unknown(request);
    const ticket = {
      'Set-Cookie': cookie(ticketCookie, ticketOf(codeSecret(), scan), ticketMs / 1000),
    };
    const who = await comerOf(request, session.runId);
    if (!who) return respond(request, { show: 'who', session }, 200, ticket);
    const { name } = await comerFacts(db, session, who.comer);
    if (name === null)
      return respond(
        request,
        { show: 'outcome', session, outcome: { kind: 'refused', code: 'NOT_ON_ROSTER' } },
        200,
      );
    return respond(request, { show: 'ask', session, name }, 200, ticket);
  } catch (error) {
    return failed(request, error);
  }
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return new Response(null, { status: 403 });
    const waitMs = await presses.count(clientAddress(request.headers));
    if (waitMs !== null) return respond(request, { show: 'notice', notice: 'TOO_MANY' }, 429);
    const scan = await scanned(request, (await params).code);
    if (scan instanceof Response) return scan;
    const session = await checkInSession(db, scan.sessionId);
    const who = session && (await comerOf(request, session.runId));
    if (!session) return unknown(request);
    if (!who) return respond(request, { show: 'who', session }, 200);
    const device = platform(request.headers.get('user-agent') ?? '');
    const outcome = await recordCheckIn(scan, who.comer, { accountId: who.accountId, device });
    if (!outcome) return unknown(request);
    return respond(request, { show: 'outcome', session, outcome }, outcome.kind === 'refused' ? 409 : 200);
  } catch (error) {
    return failed(request, error);
  }
}
