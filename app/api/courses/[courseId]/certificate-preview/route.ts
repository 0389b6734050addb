import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin } from '@/app/api/upload';
import { actorOfRequest } from '@/lib/auth/session';
import { previewPaper } from '@/lib/certificates/templates/preview/queries';
import { previewSchema } from '@/lib/certificates/templates/preview/schema';
import { NotFound } from '@/lib/errors/not-found';
import { refusalOfMessage } from '@/lib/errors/refusal-message';
import { reportError } from '@/lib/errors/report';

type Context = { params: Promise<{ courseId: string }> };

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** A template as it is typed, in JSON. */
const longest = 64 * 1024;

function read(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/**
 * The real paper of a template that is being typed: `{ ok, value: { pdf (base64), picture (SVG) } }`, or why there is none. It
 * changes nothing; it is asked by POST because a template does not fit into an address. One that is not wanted any more
 * (the next letter was typed) is not drawn.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const bytes = await bodyWithin(request, longest);
    if (!bytes) return answer(413, { ok: false, refusals: [{ code: 'INVALID' }] });
    const input = previewSchema.safeParse(read(bytes));
    if (!input.success) {
      const refusals = input.error.issues.map(({ message, path }) =>
        refusalOfMessage(message, path.join('.').replace(/^definition\./, '')),
      );
      return answer(422, { ok: false, refusals });
    }
    if (request.signal.aborted) return answer(499, { code: 'GONE' });
    const outcome = await previewPaper(actor, (await params).courseId, input.data);
    // A draft that cannot be drawn yet is no error of the request.
    if (!outcome.ok) return answer(200, outcome);
    const { pdf, picture } = outcome.value;
    return answer(200, { ok: true, value: { pdf: Buffer.from(pdf).toString('base64'), picture } });
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
