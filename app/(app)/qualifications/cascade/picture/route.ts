import { getTranslations } from 'next-intl/server';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { shownName } from '@/lib/people/names/rules';
import { svgOf } from '@/lib/qualifications/cascade/picture/drawing/rules';
import { cascadePicture } from '@/lib/qualifications/cascade/picture/queries';
import { boxesOf } from '@/lib/qualifications/cascade/picture/rules';
import { cascadeReach } from '@/lib/qualifications/cascade/queries';
import { formatDate, formatDateRange, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { locales } from '@/lib/text/locale';
import { filterOf } from '@/lib/text/page';
import { askedCascade } from '../address';

const plain = (status: number, text: string) =>
  new Response(text, { status, headers: { 'cache-control': 'no-store' } });

/** The cascade as a picture: ?person=ID or ?run=ID, &way=DOWN or UP, &language=en or ru. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const params = Object.fromEntries(new URL(request.url).searchParams);
    const { root, direction } = askedCascade(params);
    const locale = filterOf(params.language ?? 'en', locales);
    if (!locale || !root) throw new NotFound('cascade');
    const [t, picture, reach] = await Promise.all([
      getTranslations({ locale, namespace: 'cascade' }),
      cascadePicture(actor, root, direction),
      cascadeReach(actor, root, direction),
    ]);
    const { from, leftOut } = picture;
    const name = from.kind === 'PERSON' ? shownName(from) : from.code;
    const language = locale === 'ru' ? 'RU' : 'EN';
    const box = {
      kind: 'ROOT' as const,
      texts:
        from.kind === 'PERSON'
          ? [name]
          : [name, inLanguage(language, from.course.titleEn, from.course.titleRu)],
      below: [],
    };
    const boxes = boxesOf(box, picture, {
      language,
      dates: (run) => formatDateRange(run.startsOn, run.endsOn, locale),
      completed: (count) => t('completed', { count }),
      others: (count) => t('others', { count }),
      unnamed: (count) => t('unnamed', { count }),
    });
    const facts = [
      t('figures', {
        people: formatNumber(reach.people, locale),
        women: formatNumber(reach.women, locale),
        runs: formatNumber(reach.runs, locale),
        countries: reach.countries.length,
        generations: reach.generations.length,
      }),
      reach.lastOn && t('lastOn', { day: formatDate(reach.lastOn, locale) }),
      leftOut > 0 && t('leftOut', { count: leftOut }),
    ];
    const title = t(direction === 'DOWN' ? 'titleDown' : 'titleUp', { name });
    return new Response(svgOf(boxes, { title, facts: facts.filter(Boolean).join(' · ') }), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-disposition': 'attachment; filename="cascade.svg"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'There is nothing here.');
    return plain(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
