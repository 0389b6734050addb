import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin, fileNameOf } from '@/app/api/upload';
import { actorOfRequest } from '@/lib/auth/session';
import { addCertificateImage } from '@/lib/certificates/templates/images/commands';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { imageLimit } from '@/lib/files/images/read';

type Context = { params: Promise<{ courseId: string }> };

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

const kilobytes = imageLimit / 1024;

/** Takes a logo or a scanned signature for the templates of a course: the file itself is the body. Answers with an Outcome. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const actor = await actorOfRequest(request);
    if (!actor) return answer(401, { code: 'SIGNED_OUT' });
    const bytes = await bodyWithin(request, imageLimit);
    if (!bytes)
      return answer(413, { ok: false, refusals: [{ code: 'IMAGE_TOO_LARGE', params: { kilobytes } }] });
    const { courseId } = await params;
    const outcome = await addCertificateImage(actor, courseId, { name: fileNameOf(request), bytes });
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    if (error instanceof NotFound) return answer(404, { code: 'NOT_FOUND' });
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
