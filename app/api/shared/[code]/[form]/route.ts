import { secondsToWait } from '@/app/(public)/guesses';
import { sharedFile } from '@/lib/certificates/sharing/commands';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';

type Context = { params: Promise<{ code: string; form: string }> };

const refused = (status: number, body: object, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });

/** The paper or the badge of a shared page. What is not shared is not found, whatever the cause. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { code, form } = await params;
  try {
    const { name, bytes, mediaType } = await sharedFile(code, form);
    return new Response(Buffer.from(bytes), {
      headers: {
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  } catch (error) {
    if (!(error instanceof NotFound)) return refused(500, { code: 'FAILED', errorId: reportError(error) });
    const seconds = await secondsToWait(request);
    if (seconds === null) return refused(404, { code: 'NOT_FOUND' });
    return refused(429, { code: 'TOO_MANY_GUESSES' }, { 'retry-after': String(seconds) });
  }
}
