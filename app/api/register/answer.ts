import type { Actor } from '@/lib/auth/actor';
import { actorOfRequest } from '@/lib/auth/session';
import { isDatabaseAway } from '@/lib/attendance/recording/rules';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

const refused = (status: number, body: Record<string, string>, more?: Record<string, string>) =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } });

/** Answers a reading request of someone who is signed in with JSON that is written already, or says why not. */
export async function jsonAnswer(
  request: Request,
  read: (actor: Actor) => Promise<string>,
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return refused(401, { code: 'SIGNED_OUT' });
    return new Response(await read(actor), { headers });
  } catch (error) {
    if (error instanceof NotFound) return refused(404, { code: 'NOT_FOUND' });
    if (isDatabaseAway(error)) return refused(503, { code: 'BUSY' }, { 'retry-after': '3' });
    return refused(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
