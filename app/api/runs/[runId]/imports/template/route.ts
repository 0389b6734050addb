import { getTranslations } from 'next-intl/server';
import { actorOfRequest } from '@/lib/auth/session';
import { importTemplate } from '@/lib/enrolments/imports/template/queries';
import { templateColumns } from '@/lib/enrolments/imports/template/rules';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { locales } from '@/lib/text/locale';
import { filterOf, idOf } from '@/lib/text/page';

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/** A table for institutions to fill in: ?language=en or ru, whichever the coordinator's own is. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { runId } = await params;
    const locale = filterOf(new URL(request.url).searchParams.get('language') ?? 'en', locales);
    if (!locale || !idOf(runId)) throw new NotFound('template');
    const t = await getTranslations({ locale, namespace: 'importTemplate' });
    const words = (run: string) => ({
      sheet: t('sheet'),
      title: t('title', { run }),
      howTo: t('howTo'),
      header: ['№', ...templateColumns.map((column) => t(column))],
      example: [
        t('example.no'),
        t('example.fullName'),
        t('example.latinName'),
        t('example.sex'),
        '17.02.1982',
        t('example.position'),
        '',
        '',
        t('example.phone'),
        t('example.email'),
        t('example.language'),
      ],
    });
    const { fileName, bytes } = await importTemplate(actor, runId, locale === 'ru' ? 'RU' : 'EN', words);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
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
