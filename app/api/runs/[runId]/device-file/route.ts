import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin } from '@/app/api/upload';
import { deviceFileLimit } from '@/lib/attendance/device-file/rules';
import { loadDeviceFile } from '@/lib/attendance/device-files/commands';
import { deviceFilePreview } from '@/lib/attendance/device-files/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';

type Context = { params: Promise<{ runId: string }> };

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

const megabytes = deviceFileLimit / 1_000_000;

/**
 * Takes a file that a device wrote: the file itself is the body. Without `?record=1` says what loading it would do, with
 * it records. A handler and no action, because an action's body ends at a megabyte. Answers with an Outcome.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const bytes = await bodyWithin(request, deviceFileLimit);
    if (!bytes) {
      return answer(413, { ok: false, refusals: [{ code: 'DEVICE_FILE_TOO_LARGE', params: { megabytes } }] });
    }
    const { runId } = await params;
    const record = new URL(request.url).searchParams.get('record') === '1';
    const outcome = record
      ? await loadDeviceFile(actor, runId, bytes)
      : await deviceFilePreview(actor, runId, bytes);
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
