import { actorOfRequest } from '@/lib/auth/session';
import { nominationLetter } from '@/lib/enrolments/nominations/letters/queries';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { idOf } from '@/lib/text/page';

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/** The letter of a call, to be kept: as an attachment, so that nothing of a stranger's file opens here. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ callId: string }> },
): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const callId = idOf((await params).callId);
    if (!callId) throw new NotFound('letter');
    const { name, mediaType, bytes } = await nominationLetter(actor, callId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="letter.${name.split('.').pop()}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plain(404, 'There is nothing here.');
    return plain(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
