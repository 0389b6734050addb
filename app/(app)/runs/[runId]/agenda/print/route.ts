import { getTranslations } from 'next-intl/server';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import type { AgendaFacts } from '@/lib/runs/agenda/paper/queries';
import { renderAgenda } from '@/lib/runs/agenda/paper/render';
import { formatDate } from '@/lib/text/format';
import { locales } from '@/lib/text/locale';
import { filterOf } from '@/lib/text/page';
import { todayIn, zoneOffsetLabel } from '@/lib/time/wall-clock';
import { plainAnswer } from '../plain-answer';

/** The agenda on paper: ?language=en or ru. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plainAnswer(401, 'Sign in first.');
    const { runId } = await params;
    const locale = filterOf(new URL(request.url).searchParams.get('language') ?? 'en', locales);
    if (!locale) throw new NotFound('agenda');
    const [t, s] = await Promise.all([
      getTranslations({ locale, namespace: 'agenda' }),
      getTranslations({ locale, namespace: 'sessions' }),
    ]);
    const now = new Date();
    const words = ({ timeZone, startsOn }: AgendaFacts) => ({
      label: t('print.label'),
      kinds: {
        TRAINING: t('kind.TRAINING'),
        OPENING: t('kind.OPENING'),
        BREAK: t('kind.BREAK'),
        CEREMONY: t('kind.CEREMONY'),
      },
      clocks: s('clocksOf', {
        zone: timeZone.replaceAll('_', ' '),
        offset: zoneOffsetLabel(new Date(`${startsOn}T12:00:00Z`), timeZone),
      }),
      empty: t('empty.title'),
      footer: t('print.asOf', { day: formatDate(todayIn(timeZone, now), locale) }),
    });
    const { fileName, pdf } = await renderAgenda(actor, runId, locale, words, now);
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'There is nothing here.');
    return plainAnswer(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
