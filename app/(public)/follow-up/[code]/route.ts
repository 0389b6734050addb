import { textOf } from '@/app/api/sync/attendance/body';
import { answerFollowUp } from '@/lib/assessment/follow-up/answers/commands';
import { followUpOfCode } from '@/lib/assessment/follow-up/queries';
import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import type { Locale } from '@/lib/text/locale';
import { blank, type Typed } from '../../form-text';
import { formHeaders, formLocale, longestForm, waitSeconds } from '../../public-form';
import { followUpPage, type Shown } from './page-text';

/** Where the link of a follow-up leads: what came of the course, under the name of whoever was asked. */
const guesses = limit('follow-up', { points: 30, seconds: 60 });
const answers = limit('follow-up-answer', { points: 60, seconds: 60 });

const statuses: Record<Shown['show'], number> = {
  form: 200,
  thanks: 200,
  already: 200,
  unknown: 404,
  tooMany: 429,
  failed: 500,
};

const respond = (locale: Locale, shown: Shown, status = statuses[shown.show]) =>
  new Response(followUpPage(locale, shown), {
    status,
    headers: {
      ...formHeaders,
      ...(shown.show === 'tooMany' ? { 'Retry-After': String(shown.seconds) } : {}),
    },
  });

/** What opens nothing is answered alike, whatever it is, and counted. */
async function unknown(request: Request, locale: Locale): Promise<Response> {
  const seconds = await waitSeconds(request, guesses);
  return respond(locale, seconds === null ? { show: 'unknown' } : { show: 'tooMany', seconds });
}

async function formOf(code: string, typed: Typed): Promise<Shown> {
  const seen = await followUpOfCode(db, code, new Date());
  if (!seen) throw new NotFound('follow-up');
  if (seen.answered) return { show: 'already' };
  return { show: 'form', path: `/follow-up/${encodeURIComponent(code)}`, seen, typed };
}

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const locale = formLocale(request);
  try {
    return respond(locale, await formOf((await params).code, blank));
  } catch (error) {
    if (error instanceof NotFound) return unknown(request, locale);
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  let locale = formLocale(request);
  try {
    const { code } = await params;
    const seconds = await waitSeconds(request, answers);
    if (seconds !== null) return respond(locale, { show: 'tooMany', seconds });
    const sent = new URLSearchParams((await textOf(request, longestForm)) ?? '');
    locale = formLocale(request, sent);
    const value = (name: string) => sent.get(name) ?? '';
    const outcome = await answerFollowUp(code, { form: value('form'), value });
    if (outcome.ok) return respond(locale, { show: 'thanks' });
    if (outcome.refusals.some((each) => each.code === 'ALREADY_EVALUATED'))
      return respond(locale, { show: 'already' }, 409);
    return respond(locale, await formOf(code, { value, refusals: outcome.refusals }), 422);
  } catch (error) {
    if (error instanceof NotFound) return unknown(request, locale);
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}
