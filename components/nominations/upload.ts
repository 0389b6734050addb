import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { Outcome } from '@/lib/errors/outcome';

type Failed = { code: string; errorId?: string };

/** Sends a file as it is, with its name beside it. What cannot be answered comes back as a refusal. */
export async function upload<T>(
  path: string,
  file: File,
): Promise<{ outcome: Outcome<T> | null; errorId: string | null }> {
  const refused = (code: string) => ({
    outcome: { ok: false as const, refusals: [{ code }] },
    errorId: null,
  });
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
      body: file,
    });
    const closed = refusalOfStatus(response.status);
    if (closed) return refused(closed.code);
    const answer = (await response.json()) as Outcome<T> | Failed;
    if ('ok' in answer) return { outcome: answer, errorId: null };
    return answer.errorId ? { outcome: null, errorId: answer.errorId } : refused('INVALID');
  } catch {
    return refused('NO_CONNECTION');
  }
}
