import { actorOfRequest } from '@/lib/auth/session';
import { peopleSheet, sheetFormats } from '@/lib/enrolments/sheet/queries';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { filterOf, idOf } from '@/lib/text/page';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/** The people of a run as a file: ?format=xlsx or csv. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { runId } = await params;
    const format = filterOf(new URL(request.url).searchParams.get('format') ?? 'xlsx', sheetFormats);
    if (!format || !idOf(runId)) throw new NotFound('sheet');
    const { fileName, bytes } = await peopleSheet(actor, runId, format);
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
