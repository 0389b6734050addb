import { getTranslations } from 'next-intl/server';
import { fileAnswer } from '@/app/api/file-answer';
import { exportAllowances } from '@/lib/attendance/allowances/commands';
import { renderAllowances } from '@/lib/attendance/allowances/render';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { formatDate } from '@/lib/text/format';
import { locales } from '@/lib/text/locale';
import { filterOf, idOf } from '@/lib/text/page';
import { dayOf } from '@/lib/time/day';

type Context = { params: Promise<{ runId: string }> };

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list of daily allowances of a run: ?format=xlsx, or pdf with a column to sign in; ?language=en or ru. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return fileAnswer(request, async (actor) => {
    const { runId } = await params;
    const search = new URL(request.url).searchParams;
    const locale = filterOf(search.get('language') ?? 'en', locales);
    const format = filterOf(search.get('format') ?? 'pdf', ['pdf', 'xlsx']);
    if (!locale || !format || !idOf(runId)) throw new NotFound('allowances');
    const t = await getTranslations({ locale, namespace: 'money.list' });
    const paper = await getTranslations({ locale, namespace: 'paperWords.sheet' });
    if (format === 'xlsx') {
      const heads = (
        ['number', 'name', 'latin', 'institution', 'days', 'count', 'amount', 'currency'] as const
      ).map((head) => t(head));
      const words = { sheet: t('sheet'), heads: [...heads, t('signature')], total: t('total') };
      const outcome = await exportAllowances(actor, runId, words);
      if (!outcome.ok) return outcome;
      const { fileName, bytes } = outcome.value;
      return done({ name: fileName, bytes, mediaType: xlsx });
    }
    const now = new Date();
    const heads = (['number', 'name', 'days', 'count', 'amount', 'signature'] as const).map((head) =>
      t(head),
    );
    const outcome = await renderAllowances(
      actor,
      runId,
      locale,
      {
        ...{ label: t('title'), neutralTitle: paper('neutralTitle'), heads, total: t('total') },
        perDay: (amount) => t('perDay', { amount }),
        footer: paper('asOf', { day: formatDate(dayOf(now), locale) }),
        pageOf: paper('pageOf', { page: '{page}', pages: '{pages}' }),
      },
      now,
    );
    if (!outcome.ok) return outcome;
    return done({ name: outcome.value.fileName, bytes: outcome.value.pdf, inline: true });
  });
}
