import { getTranslations } from 'next-intl/server';
import { exportAttendance } from '@/lib/attendance/export/commands';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { locales } from '@/lib/text/locale';
import { filterOf, idOf } from '@/lib/text/page';

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const markHeads = ['person', 'session', 'status', 'minutes', 'note', 'by', 'at', 'device', 'source'] as const;

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/** The attendance of a run as a table: ?format=xlsx or csv, ?language=en or ru. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { runId } = await params;
    const search = new URL(request.url).searchParams;
    const locale = filterOf(search.get('language') ?? 'en', locales);
    const format = filterOf(search.get('format') ?? 'xlsx', ['xlsx', 'csv']);
    if (!locale || !format || !idOf(runId)) throw new NotFound('export');
    const t = await getTranslations({ locale, namespace: 'attendance' });
    const { fileName, bytes } = await exportAttendance(actor, runId, {
      format,
      locale,
      words: {
        board: t('export.board'),
        marks: t('export.marks'),
        heads: [t('export.person'), t('export.latin'), t('export.institution'), t('ofHeld'), t('ofPlanned')],
        markHeads: markHeads.map((head) => t(`export.${head}`)),
        status: (status) => t(`status.${status}`),
        source: (source) => t(`source.${source}`),
        minutes: (minutes) => t('minutes', { minutes }),
        selfCheckIn: t('selfCheckIn'),
      },
    });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaTypes[format],
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'There is nothing here.');
    return plain(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
