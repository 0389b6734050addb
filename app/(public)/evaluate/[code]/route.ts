import { randomBytes } from 'node:crypto';
import { textOf } from '@/app/api/sync/attendance/body';
import { answerEvaluation } from '@/lib/assessment/evaluation/answers/commands';
import { evaluationOfCode, type Reader } from '@/lib/assessment/evaluation/queries';
import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';
import type { Locale } from '@/lib/text/locale';
import { cookie, cookieOf } from '../../check-in/[code]/comer';
import { blank } from '../../form-text';
import { formHeaders, formLocale, longestForm, waitSeconds } from '../../public-form';
import { evaluationPage, type Shown } from './page-text';

/**
 * Where the evaluation of a run is filled in, by the code of the hall or a link of one's own. Plain HTML; a small file
 * keeps what was typed on the phone and sends it when there is a connection, and the page works without it. Nobody is
 * asked who they are: the session is not read.
 */
const guesses = limit('evaluate', { points: 60, seconds: 60 });
// A hall stands behind one address.
const answers = limit('evaluate-answer', { points: 600, seconds: 60 });

/** What the hall's code knows a phone by. It is worth nothing anywhere else. */
const phoneCookie = 'cascade-phone';
const phoneDays = 90;
const isPhone = (text: string) => /^[\w-]{22}$/.test(text);

const statuses: Record<Shown['show'], number> = {
  form: 200,
  thanks: 200,
  already: 200,
  full: 409,
  unknown: 404,
  tooMany: 429,
  failed: 500,
};

type More = { status?: number; headers?: Record<string, string> };

const respond = (locale: Locale, shown: Shown, { status, headers }: More = {}) =>
  new Response(evaluationPage(locale, shown), {
    status: status ?? statuses[shown.show],
    headers: { ...formHeaders, ...headers },
  });

const tooMany = (locale: Locale, seconds: number) =>
  respond(locale, { show: 'tooMany', seconds }, { headers: { 'Retry-After': String(seconds) } });

/** What opens nothing now is answered alike, whatever it is, and counted. */
async function unknown(request: Request, locale: Locale): Promise<Response> {
  const seconds = await waitSeconds(request, guesses);
  return seconds === null ? respond(locale, { show: 'unknown' }) : tooMany(locale, seconds);
}

const readerOf = (locale: Locale, phone: string): Reader => ({
  phone,
  language: locale === 'ru' ? 'RU' : 'EN',
});
const pathOf = (code: string) => `/evaluate/${encodeURIComponent(code)}`;

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const locale = formLocale(request);
  try {
    const { code } = await params;
    const known = cookieOf(request, phoneCookie);
    const phone = isPhone(known) ? known : randomBytes(16).toString('base64url');
    const seen = await evaluationOfCode(db, code, readerOf(locale, phone), new Date());
    if (!seen) return await unknown(request, locale);
    if (seen.answered) return respond(locale, { show: 'already' });
    const headers: Record<string, string> = {};
    if (seen.hall) headers['Set-Cookie'] = cookie(phoneCookie, phone, phoneDays * 24 * 60 * 60);
    const shown: Shown = { show: 'form', path: pathOf(code), phone, seen, typed: blank };
    return respond(locale, shown, { headers });
  } catch (error) {
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}

/** The form again, with what was typed and why it was refused. */
async function again(
  code: string,
  locale: Locale,
  reader: Reader,
  sent: URLSearchParams,
  refusals: Refusal[],
): Promise<Response> {
  const seen = await evaluationOfCode(db, code, reader, new Date());
  if (!seen) throw new NotFound('evaluation');
  const typed = { value: (name: string) => sent.get(name) ?? '', refusals };
  const shown: Shown = { show: 'form', path: pathOf(code), phone: reader.phone, seen, typed };
  return respond(locale, shown, { status: 422 });
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  let locale = formLocale(request);
  try {
    const { code } = await params;
    const seconds = await waitSeconds(request, answers);
    if (seconds !== null) return tooMany(locale, seconds);
    const sent = new URLSearchParams((await textOf(request, longestForm)) ?? '');
    locale = formLocale(request, sent);
    const phone = [cookieOf(request, phoneCookie), sent.get('phone') ?? ''].find(isPhone);
    const reader = readerOf(locale, phone ?? randomBytes(16).toString('base64url'));
    const outcome = await answerEvaluation(code, reader, {
      form: sent.get('form') ?? '',
      value: (name) => sent.get(name) ?? '',
    });
    if (outcome.ok) return respond(locale, { show: 'thanks' });
    const refused = (name: string) => outcome.refusals.some((each) => each.code === name);
    if (refused('ALREADY_EVALUATED')) return respond(locale, { show: 'already' }, { status: 409 });
    if (refused('EVALUATION_FULL')) return respond(locale, { show: 'full' });
    return await again(code, locale, reader, sent, outcome.refusals);
  } catch (error) {
    if (error instanceof NotFound) return unknown(request, locale);
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}
