import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { Outcome, Refusal } from '@/lib/errors/outcome';

export type Sent = { ok: true } | { ok: false; refusals: Refusal[]; errorId: string | null };

const refused = (code: string): Sent => ({ ok: false, refusals: [{ code }], errorId: null });

/** Sends a file as it is to an address that answers with an Outcome. What is no answer of ours is no connection. */
export async function sendFile(address: string, file: File): Promise<Sent> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: file,
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
    });
    const closed = refusalOfStatus(answer.status);
    if (closed) return { ok: false, refusals: [closed], errorId: null };
    const body = (await answer.json()) as Partial<Outcome<unknown>> & { errorId?: string };
    if (body.errorId) return { ok: false, refusals: [], errorId: body.errorId };
    if (body.ok) return { ok: true };
    const refusals = ('refusals' in body && body.refusals) || [{ code: 'INVALID' }];
    return { ok: false, refusals, errorId: null };
  } catch {
    return refused('NO_CONNECTION');
  }
}
