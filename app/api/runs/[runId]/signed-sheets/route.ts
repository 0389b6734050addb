import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin, fileNameOf } from '@/app/api/upload';
import { attachSheet } from '@/lib/attendance/sheets/commands';
import { sheetLimit } from '@/lib/attendance/sheets/rules';
import { attachSchema } from '@/lib/attendance/sheets/schema';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';

type Context = { params: Promise<{ runId: string }> };

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

const megabytes = sheetLimit / 1024 / 1024;

/**
 * Takes a scan or a photograph of a signed sheet: the file itself is the body, what it is of stands in the address (?day=,
 * ?session=, ?code=). A handler and no action, because an action's body ends at a megabyte. Answers with an Outcome.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const search = new URL(request.url).searchParams;
    const input = attachSchema.safeParse({
      day: search.get('day'),
      sessionId: search.get('session'),
      code: search.get('code'),
    });
    if (!input.success) return answer(422, { ok: false, refusals: [{ code: 'SHEET_TARGET_NEEDED' }] });
    const bytes = await bodyWithin(request, sheetLimit);
    if (!bytes) {
      return answer(413, { ok: false, refusals: [{ code: 'SHEET_TOO_LARGE', params: { megabytes } }] });
    }
    const { runId } = await params;
    const outcome = await attachSheet(actor, runId, input.data, { name: fileNameOf(request), bytes });
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
