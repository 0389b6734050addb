import { questionExample } from '@/lib/assessment/questions/file/example/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { locales } from '@/lib/text/locale';
import { filterOf } from '@/lib/text/page';
import { exampleWords } from './words';

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/** A table of questions to begin from: ?language=en or ru. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ courseId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { courseId } = await params;
    const locale = filterOf(new URL(request.url).searchParams.get('language') ?? 'en', locales) ?? 'en';
    const { fileName, bytes } = await questionExample(actor, courseId, await exampleWords(locale));
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
