import { isSameOrigin } from '@/app/api/sync/attendance/same-origin';
import { bodyWithin, fileNameOf } from '@/app/api/upload';
import { clientAddress } from '@/lib/auth/client-address';
import type { Outcome } from '@/lib/errors/outcome';
import { reportError } from '@/lib/errors/report';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

type Door = { token: string; address: string };
type Upload = { name: string; bytes: Uint8Array };
type Options<T> = {
  limit: number;
  tooLarge: { code: string; params: Record<string, string | number> };
  take: (door: Door, upload: Upload) => Promise<Outcome<T>>;
};

/** Takes in a file from whoever holds a link, and answers with the command's Outcome. Handlers, because an action's body ends at a megabyte. */
export async function takeUpload<T>(
  request: Request,
  token: string,
  { limit, tooLarge, take }: Options<T>,
): Promise<Response> {
  try {
    if (!isSameOrigin(request)) return answer(403, { code: 'FORBIDDEN' });
    const bytes = await bodyWithin(request, limit);
    if (!bytes) return answer(413, { ok: false, refusals: [tooLarge] });
    const door = { token, address: clientAddress(request.headers) };
    const name = fileNameOf(request).trim().slice(-200) || 'list';
    const outcome = await take(door, { name, bytes });
    return answer(outcome.ok ? 200 : 422, outcome);
  } catch (error) {
    return answer(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
