import type { Actor } from '@/lib/auth/actor';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import type { Outcome } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';

/** `mediaType`: where it is something else than a PDF. */
export type Paper = {
  name: string;
  sha256?: string;
  bytes: Uint8Array;
  inline?: boolean;
  mediaType?: string;
};

const refused = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * Answers a request for a file of one's own. `no-store` leaves no copy on a phone that is passed round; who holds one all
 * the same and says so by its ETag is told that it has not changed.
 */
export async function fileAnswer(
  request: Request,
  read: (actor: Actor) => Promise<Outcome<Paper>>,
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return refused(401, { code: 'SIGNED_OUT' });
    const outcome = await read(actor);
    if (!outcome.ok) return refused(422, { refusals: outcome.refusals });
    const { name, sha256, bytes, inline, mediaType = 'application/pdf' } = outcome.value;
    const headers = {
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...(sha256 ? { etag: `"${sha256}"` } : {}),
    };
    if (sha256 && request.headers.get('if-none-match')?.includes(`"${sha256}"`)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(Buffer.from(bytes), {
      headers: {
        ...headers,
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${name}"`,
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return refused(404, { code: 'NOT_FOUND' });
    return refused(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
