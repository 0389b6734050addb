import { signedSheetFile } from '@/lib/attendance/sheets/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { isShown } from '@/lib/files/kind';

type Context = { params: Promise<{ sheetId: string }> };

const plain = (status: number, text: string) =>
  new Response(text, {
    status,
    headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8' },
  });

/**
 * The file of a signed sheet. Pictures open in the browser, as what their content was found to be and nothing else; all
 * others are kept. Nothing in a stranger's file runs.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plain(401, 'Sign in first.');
    const { name, mediaType, bytes } = await signedSheetFile(actor, (await params).sheetId);
    const way = isShown(mediaType) ? 'inline' : 'attachment';
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': mediaType,
        'content-length': String(bytes.byteLength),
        'content-disposition': `${way}; filename="sheet.${name.split('.').pop()}"; filename*=UTF-8''${encodeURIComponent(name)}`,
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
