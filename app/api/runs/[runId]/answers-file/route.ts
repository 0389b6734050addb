import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin, fileNameOf } from '@/app/api/upload';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { answersFile } from '@/lib/assessment/attempts/file/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { defaultTableLimits } from '@/lib/files/tables/limits';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

const megabytes = Math.ceil(defaultTableLimits.fileBytes / 1024 / 1024);

/**
 * Reads a table of answers to a test of a run (?kind=pre or post) and writes nothing: the file itself is the body, its name stands in x-file-name
 * (percent-encoded). A handler and no action, because an action's body ends at a megabyte. Answers with an Outcome.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const bytes = await bodyWithin(request, defaultTableLimits.fileBytes);
    if (!bytes) {
      const refusals = [{ code: 'FILE_TOO_LARGE', params: { file: fileNameOf(request), megabytes } }];
      return answer(413, { ok: false, refusals });
    }
    const { runId } = await params;
    const kind = kindOf(new URL(request.url).searchParams.get('kind') ?? undefined);
    const outcome = await answersFile(actor, runId, kind, { fileName: fileNameOf(request), bytes });
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
