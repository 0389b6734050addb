import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { textOf } from '@/app/api/sync/attendance/body';
import { beginTest, handInTest, saveAnswer } from '@/lib/assessment/attempts/answering/commands';
import {
  openedByTestCode,
  placeOfComer,
  runOfTest,
  testOfPlace,
  type TestPlace,
} from '@/lib/assessment/attempts/answering/queries';
import { ownCode } from '@/lib/assessment/attempts/links/rules';
import { chosenLanguage } from '@/lib/assessment/attempts/rules';
import { limit } from '@/lib/auth/limits';
import { db } from '@/lib/db/client';
import { codeSecret } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import type { Refusal } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';
import { isLocale, type Locale } from '@/lib/text/locale';
import type { TestKind } from '@/prisma/generated/enums';
import { comerOf } from '../../check-in/[code]/comer';
import { readersLocale } from '../../plain-page';
import { formHeaders, waitSeconds } from '../../public-form';
import { testPage, type Shown } from './page-text';

/**
 * Where somebody takes the test of a run, by a link of their own; the code of the hall leads there whoever is known.
 * Plain HTML that runs nothing, one question a page: each answer is sent when they go on, and every page is one that can be
 * opened again, so that a lost network, a second phone and the button "back" of the browser lose nothing.
 */
const guesses = limit('test', { points: 60, seconds: 60 });
// A hall stands behind one address; nobody answers two questions a second.
const answers = limit('test-answer', { points: 3000, seconds: 60 });
const ofOneLink = limit('test-link', { points: 120, seconds: 60 });

const headers = {
  ...formHeaders,
  // What is sent has to say that it comes from a page of ours; nobody else learns the address.
  'Referrer-Policy': 'same-origin',
};

const statuses: Partial<Record<Shown['show'], number>> = { unknown: 404, tooMany: 429, failed: 500 };

const respond = (locale: Locale, shown: Shown, status = statuses[shown.show] ?? 200) =>
  new Response(testPage(locale, shown), {
    status,
    headers: {
      ...headers,
      ...(shown.show === 'tooMany' ? { 'Retry-After': String(shown.seconds) } : {}),
    },
  });

const redirect = (path: string) =>
  new Response(null, { status: 303, headers: { ...headers, Location: path } });

/** What opens nothing is answered alike, whatever it is, and counted. */
async function unknown(request: Request, locale: Locale): Promise<Response> {
  const seconds = await waitSeconds(request, guesses);
  return respond(locale, seconds === null ? { show: 'unknown' } : { show: 'tooMany', seconds });
}

const pathOf = (code: string) => `/test/${encodeURIComponent(code)}`;

/** Whoever scanned the code of the hall: led to their own link where they are known, else asked who they are. */
async function arrived(request: Request, code: string, { runId, kind }: { runId: string; kind: TestKind }) {
  const locale = readersLocale(request);
  const who = await comerOf(request, runId);
  const enrolmentId = who && (await placeOfComer(db, runId, who.comer));
  if (enrolmentId) return redirect(pathOf(ownCode(codeSecret(), { enrolmentId, kind })));
  const run = await runOfTest(db, runId);
  return respond(locale, { show: who ? 'notListed' : 'who', kind, run, path: pathOf(code) });
}

/** The page of a place as it stands: the rules, a question, what is not answered yet, or what came of it. */
async function pageOf(
  request: Request,
  place: TestPlace,
  code: string,
  wanted: { language: string | null; at: string | null },
  typed: { text: string; refusals: Refusal[] } | null = null,
): Promise<Response> {
  const seen = await testOfPlace(db, place);
  const reader = readersLocale(request);
  const wishes = [wanted.language, seen.preferredLanguage, reader, ...seen.run.languages];
  const language = chosenLanguage(seen.languages, wishes);
  // The frame speaks the language of the test, where the screens know it.
  const locale = isLocale(language) ? language : reader;
  const shown: Shown = { show: 'test', path: pathOf(code), seen, language, at: wanted.at, typed };
  return respond(locale, shown, typed ? 422 : 200);
}

type Params = { params: Promise<{ code: string }> };

export async function GET(request: Request, { params }: Params): Promise<Response> {
  const locale = readersLocale(request);
  try {
    const { code } = await params;
    const opened = await openedByTestCode(db, code);
    if (!opened) return await unknown(request, locale);
    if ('hall' in opened) return await arrived(request, code, opened.hall);
    const search = new URL(request.url).searchParams;
    return await pageOf(request, opened.own, code, {
      language: search.get('language'),
      at: search.get('q'),
    });
  } catch (error) {
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}

/** Which page follows: of the question at `position` forward or back, or what is not answered yet. */
function nextOf(position: number, questions: number, to: string): string {
  const wanted = to === 'back' ? position - 1 : position + 1;
  return to === 'end' || wanted > questions ? 'end' : String(Math.max(1, wanted));
}

async function answered(request: Request, place: TestPlace, code: string, sent: URLSearchParams) {
  const field = (name: string) => sent.get(name) ?? '';
  const language = field('language');
  const outcome = await saveAnswer(code, {
    ...{ attemptId: field('attempt'), questionId: field('question') },
    ...{ chosen: sent.getAll('chosen').slice(0, 20), text: field('number').slice(0, 60) },
    answered: field('answered') === 'yes',
  });
  const query = (at: string) => `?${new URLSearchParams({ language, q: at }).toString()}`;
  if (outcome.ok) {
    const at = nextOf(Number(field('at')) || 1, Number(field('of')) || 1, field('to'));
    return redirect(`${pathOf(code)}${query(at)}`);
  }
  const mends = outcome.refusals.filter((each) => ['NUMBER_UNREADABLE', 'NOT_A_CHOICE'].includes(each.code));
  // Handed in, annulled or closed meanwhile: the page says how it stands.
  if (mends.length === 0) return redirect(pathOf(code));
  const typed = { text: field('number'), refusals: mends };
  return pageOf(request, place, code, { language, at: field('at') }, typed);
}

export async function POST(request: Request, { params }: Params): Promise<Response> {
  const locale = readersLocale(request);
  try {
    if (!isSameOrigin(request)) return new Response(null, { status: 403 });
    const { code } = await params;
    const seconds = await waitSeconds(request, answers);
    if (seconds !== null) return respond(locale, { show: 'tooMany', seconds });
    const opened = await openedByTestCode(db, code);
    if (!opened) return await unknown(request, locale);
    if ('hall' in opened) return redirect(pathOf(code));
    const waitMs = await ofOneLink.count(code);
    if (waitMs !== null) return respond(locale, { show: 'tooMany', seconds: Math.ceil(waitMs / 1000) });
    const sent = new URLSearchParams((await textOf(request, 20_000)) ?? '');
    const language = new URLSearchParams({ language: sent.get('language') ?? '' }).toString();
    switch (sent.get('do')) {
      case 'begin':
        await beginTest(code);
        return redirect(`${pathOf(code)}?${language}`);
      case 'hand-in':
        await handInTest(code, sent.get('attempt') ?? '');
        return redirect(`${pathOf(code)}?${language}`);
      default:
        return await answered(request, opened.own, code, sent);
    }
  } catch (error) {
    if (error instanceof NotFound) return unknown(request, locale);
    return respond(locale, { show: 'failed', errorId: reportError(error) });
  }
}
