import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { Refusal } from '@/lib/errors/outcome';

export type Target = { day: string; sessionId: string | null };
type Sent = { ok: true } | { ok: false; refusals: Refusal[]; errorId: string | null };

const refused = (code: string): Sent => ({ ok: false, refusals: [{ code }], errorId: null });

function answerOf(status: number, text: string): Sent {
  if (status === 404) return refused('SHEET_RUN_NOT_YOURS');
  const closed = refusalOfStatus(status);
  if (closed) return refused(closed.code);
  try {
    const body = JSON.parse(text) as { ok?: boolean; refusals?: Refusal[]; errorId?: string };
    if (body.ok) return { ok: true };
    if (body.errorId) return { ok: false, refusals: [], errorId: body.errorId };
    return { ok: false, refusals: body.refusals ?? [{ code: 'INVALID' }], errorId: null };
  } catch {
    return refused('NO_CONNECTION');
  }
}

/** Sends a file as it is, and says how far it is (0 to 1). Not by fetch, which says nothing on the way. */
export function sendSheet(
  runId: string,
  file: File,
  { day, sessionId, code }: Target & { code: string | null },
  onProgress: (share: number) => void,
): Promise<Sent> {
  const search = new URLSearchParams({
    day,
    ...(sessionId ? { session: sessionId } : {}),
    ...(code ? { code } : {}),
  });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/runs/${runId}/signed-sheets?${search}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request.status, request.responseText));
    request.onerror = () => resolve(refused('NO_CONNECTION'));
    request.onabort = request.onerror;
    request.send(file);
  });
}
