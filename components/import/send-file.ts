import { refusalOfStatus } from '@/components/forms/answer-refusal';
import type { Outcome } from '@/lib/errors/outcome';

type Sent = Outcome<{ batchId: string }> | { code: string; errorId?: string };

/**
 * Sends a list to be read. `onProgress` hears which share of the file (0 to 1) has gone; at 1 the office reads it.
 * Rejects where there is no connection. By XMLHttpRequest, because fetch says nothing of what it has sent.
 */
export function sendFile(runId: string, file: File, onProgress: (share: number) => void): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/runs/${runId}/imports`);
    request.responseType = 'text';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => onProgress(1);
    request.onerror = () => reject(new Error('no connection'));
    request.onload = () => {
      const closed = refusalOfStatus(request.status);
      if (closed) return resolve({ ok: false, refusals: [closed] });
      try {
        resolve(JSON.parse(request.responseText) as Sent);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    request.send(file);
  });
}
