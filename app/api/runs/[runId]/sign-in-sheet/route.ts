import { getTranslations } from 'next-intl/server';
import { fileAnswer } from '@/app/api/file-answer';
import type { SheetFacts } from '@/lib/attendance/sheets/printing/queries';
import { renderSheet, type SheetOf } from '@/lib/attendance/sheets/printing/render';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { formatDate } from '@/lib/text/format';
import { locales, type Locale } from '@/lib/text/locale';
import { filterOf, idOf } from '@/lib/text/page';
import { isDay } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';

type Context = { params: Promise<{ runId: string }> };

function sheetOf(search: URLSearchParams): SheetOf {
  const sessionId = idOf(search.get('session') ?? '');
  if (sessionId) return { sessionId };
  const day = search.get('day') ?? '';
  if (!isDay(day)) throw new NotFound('sheet');
  return { day };
}

async function wordsIn(locale: Locale, now: Date) {
  const [t, sessions] = await Promise.all([
    getTranslations({ locale, namespace: 'paperWords.sheet' }),
    getTranslations({ locale, namespace: 'sessions' }),
  ]);
  return ({ timeZone }: SheetFacts) => ({
    ...{ label: t('label'), neutralTitle: t('neutralTitle'), name: t('name') },
    ...{ institution: t('institution'), signature: t('signature') },
    ...{ notListed: t('notListed'), noTrack: t('noTrack'), codeAlt: t('codeAlt') },
    trainers: (count: number, names: string) => t('trainers', { count, names }),
    clocks: (offset: string, zone: string | null) =>
      zone ? sessions('clocksOf', { zone, offset }) : t('clocks', { offset }),
    footer: t('asOf', { day: formatDate(todayIn(timeZone, now), locale) }),
    pageOf: t('pageOf', { page: '{page}', pages: '{pages}' }),
  });
}

/** A sign-in sheet: ?day=YYYY-MM-DD or ?session=ID, and ?language=en or ru. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return fileAnswer(request, async (actor) => {
    const { runId } = await params;
    const search = new URL(request.url).searchParams;
    const locale = filterOf(search.get('language') ?? 'en', locales);
    if (!locale) throw new NotFound('sheet');
    const now = new Date();
    const words = await wordsIn(locale, now);
    const { fileName, pdf } = await renderSheet(actor, runId, sheetOf(search), locale, words, now);
    return done({ name: fileName, bytes: pdf, inline: true });
  });
}
