import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { Outcome } from '@/lib/errors/outcome';

/** Dates come as text in JSON. */
export type AsJson<T> = T extends Date ? string : T extends object ? { [K in keyof T]: AsJson<T[K]> } : T;

export type Sent<T> =
  { value: AsJson<T> } | { refusals: Extract<Outcome<T>, { ok: false }>['refusals']; errorId: string | null };

/** Sends a phone's file to the office, to look at or to record; or why there is no answer. */
export async function sendFile<T>(runId: string, file: File, record: boolean): Promise<Sent<T>> {
  const refused = (code: string) => ({ refusals: [{ code }], errorId: null });
  try {
    const answer = await fetch(`/api/runs/${runId}/device-file${record ? '?record=1' : ''}`, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/json' },
    });
    if (answer.status === 404) return refused('DEVICE_FILE_NOT_YOURS');
    const closed = refusalOfStatus(answer.status);
    if (closed) return { refusals: [closed], errorId: null };
    const body = (await answer.json()) as Partial<Outcome<T>> & { errorId?: string };
    if (body.errorId) return { refusals: [], errorId: body.errorId };
    if (body.ok) return { value: body.value as AsJson<T> };
    return { refusals: ('refusals' in body && body.refusals) || [{ code: 'INVALID' }], errorId: null };
  } catch {
    return refused('NO_CONNECTION');
  }
}
