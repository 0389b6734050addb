import { actorOfRequest } from '@/lib/auth/session';
import { publicUrl } from '@/lib/env/settings';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { agendaFacts } from '@/lib/runs/agenda/paper/queries';
import { publishedCalendar } from '@/lib/runs/ics/rules';
import { inLanguage } from '@/lib/text/in-language';
import { filterOf } from '@/lib/text/page';
import { locales } from '@/lib/text/locale';
import { plainAnswer } from '../plain-answer';

/** The agenda as a calendar file to keep: ?language=en or ru. An event a session, on the instants of the place. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plainAnswer(401, 'Sign in first.');
    const locale = filterOf(new URL(request.url).searchParams.get('language') ?? 'en', locales);
    if (!locale) throw new NotFound('agenda');
    const run = await agendaFacts(actor, (await params).runId);
    const language = locale === 'ru' ? 'RU' : 'EN';
    const host = new URL(publicUrl()).host;
    const place = [run.venue?.name, inLanguage(language, run.cityEn, run.cityRu)];
    const events = run.sessions.map(({ id, titleEn, titleRu, startsAt, endsAt, room, trackId }) => ({
      uid: `session-${id}@${host}`,
      startsAt,
      endsAt,
      title: inLanguage(language, titleEn, titleRu),
      description: [run.code, run.tracks.find((track) => track.id === trackId)?.name]
        .filter(Boolean)
        .join(' · '),
      location: [room, ...place].filter(Boolean).join(', '),
    }));
    const name = `${run.code} ${inLanguage(language, run.course.titleEn, run.course.titleRu)}`;
    return new Response(publishedCalendar(name, events, { stamp: new Date() }), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${run.code}-agenda.ics"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'There is nothing here.');
    return plainAnswer(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
