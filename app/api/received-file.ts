import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin, fileNameOf } from '@/app/api/upload';
import type { Actor } from '@/lib/auth/actor';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import type { Outcome } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';
import { isShown } from '@/lib/files/kind';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/**
 * Takes a file that is the body itself, at most `limit` bytes, from somebody who is signed in and on our own pages. A
 * handler and no action, because an action's body ends at a megabyte. Answers with an Outcome.
 */
export async function receivedFile(
  request: Request,
  limit: number,
  keep: (actor: Actor, file: { name: string; bytes: Uint8Array }) => Promise<Outcome<unknown>>,
): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const bytes = await bodyWithin(request, limit);
    if (!bytes) {
      const params = { megabytes: limit / 1024 / 1024 };
      return answer(413, { ok: false, refusals: [{ code: 'ATTACHMENT_TOO_LARGE', params }] });
    }
    const outcome = await keep(actor, { name: fileNameOf(request), bytes });
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}

type Kept = { name: string; mediaType: string; bytes: Uint8Array };

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/**
 * A file as it was received. Pictures open in the browser, as what their content was found to be and nothing else; all
 * others are kept. Nothing in a stranger's file runs.
 */
export async function keptFile(request: Request, read: (actor: Actor) => Promise<Kept>): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { name, mediaType, bytes } = await read(actor);
    const way = isShown(mediaType) ? 'inline' : 'attachment';
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `${way}; filename="file.${name.split('.').pop()}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'There is nothing here.');
    return plain(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
