import { textOf } from '@/app/api/sync/attendance/body';
import { testPathsOf } from '@/lib/assessment/attempts/mine/queries';
import { evaluationPathOf } from '@/lib/assessment/evaluation/mine/queries';
import { clientAddress } from '@/lib/auth/client-address';
import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { answerInvitation } from '@/lib/enrolments/invitations/answers/commands';
import { invitationOfCode } from '@/lib/enrolments/invitations/answers/queries';
import { answerSchema } from '@/lib/enrolments/invitations/schema';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { scanOf } from '@/lib/attendance/check-in/rules';
import { codeSecret } from '@/lib/env/settings';
import { cookie, cookieOf, invitationCookie, ticketCookie } from '../../check-in/[code]/comer';
import { readersLocale } from '../../plain-page';
import { invitationPage, type Notice } from './page-text';

/**
 * Where the links of an invitation lead. A page of plain HTML that runs nothing, so that it opens on any phone. Opening
 * it answers nothing (mail filters open every link): a press does, with a POST.
 */
const rememberedSeconds = 120 * 24 * 60 * 60;

/** Has this phone scanned the code of a hall just now? */
const scannedHere = (request: Request): boolean =>
  'scan' in scanOf(codeSecret(), 'ticket', cookieOf(request, ticketCookie), new Date());

const guesses = limit('invitation', { points: 30, seconds: 60 });
const answers = limit('invitation-answer', { points: 20, seconds: 60 });

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  // The address is the right: it is nobody else's to read.
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
};

const respond = (page: string, status: number, more: Record<string, string> = {}) =>
  new Response(page, { status, headers: { ...headers, ...more } });

const notice = (request: Request, shown: Notice, status: number, more: Record<string, string> = {}) =>
  respond(invitationPage(readersLocale(request), shown), status, more);

const tooMany = (request: Request, waitMs: number) => {
  const seconds = Math.ceil(waitMs / 1000);
  return notice(request, { notice: 'tooMany', seconds }, 429, { 'Retry-After': String(seconds) });
};

/** A code that opens nothing: unknown, renewed and made up are answered alike, and counted. */
async function unknown(request: Request): Promise<Response> {
  const waitMs = await guesses.count(clientAddress(request.headers));
  return waitMs === null ? notice(request, { notice: 'unknown' }, 404) : tooMany(request, waitMs);
}

const failed = (request: Request, error: unknown) =>
  notice(request, { notice: 'failed', errorId: reportError(error) }, 500);

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { code } = await params;
    const seen = await invitationOfCode(db, code, new Date());
    if (!seen) return await unknown(request);
    const wish = new URL(request.url).searchParams.get('answer');
    const locale = seen.language === 'RU' ? 'ru' : 'en';
    const page = invitationPage(locale, seen, wish === 'yes' || wish === 'no' ? wish : null, {
      scanned: scannedHere(request),
      evaluation: await evaluationPathOf(db, seen.enrolmentId, new Date()),
      tests: await testPathsOf(db, seen.enrolmentId),
    });
    // So that this phone is known at the door: the code on the screen of the hall then asks for no account.
    const remembered = cookie(invitationCookie, code, rememberedSeconds);
    return respond(page, 200, { 'Set-Cookie': remembered });
  } catch (error) {
    return failed(request, error);
  }
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  try {
    const waitMs = await answers.count(clientAddress(request.headers));
    if (waitMs !== null) return tooMany(request, waitMs);
    const form = new URLSearchParams((await textOf(request, 10_000)) ?? '');
    const answer = form.get('answer');
    const parsed = answerSchema.safeParse({
      accepts: answer === 'yes',
      reason: (form.get('reason') ?? '').slice(0, 500),
    });
    // What is refused shows itself: the page that follows says how the place stands.
    if (parsed.success && (answer === 'yes' || answer === 'no')) await answerInvitation(code, parsed.data);
    return new Response(null, {
      status: 303,
      headers: { ...headers, Location: `/invitation/${encodeURIComponent(code)}` },
    });
  } catch (error) {
    return error instanceof NotFound ? unknown(request) : failed(request, error);
  }
}
