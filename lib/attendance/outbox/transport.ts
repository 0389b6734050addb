import type { Answer } from '../types';
import type { Send } from './types';

const endpoint = '/api/sync/attendance';
const patienceMs = 30_000;

type Body = { answers?: unknown; code?: unknown };

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : null;
}

/**
 * Sends batches to the office. Never throws: whatever happens is one of the ways in which it can end. `ask` is the
 * browser's fetch; what stands in for a device brings its own.
 */
export const sender =
  (ask: (path: string, request: RequestInit) => Promise<Response>): Send =>
  async (account, operations) => {
    try {
      const response = await ask(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ version: 1, account, operations }),
        credentials: 'same-origin',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      const body = (await response.json().catch(() => ({}))) as Body;
      if (response.ok && Array.isArray(body.answers)) {
        return { kind: 'answers', answers: body.answers as Answer[] };
      }
      // 409: somebody else is signed in on this device.
      if (response.status === 401 || response.status === 409) return { kind: 'signed-out' };
      if (response.status === 400 || response.status === 413)
        return { kind: 'rejected', code: String(body.code) };
      return { kind: 'away', retryAfterMs: retryAfterMs(response) };
    } catch {
      return { kind: 'away', retryAfterMs: null };
    }
  };

export const sendToOffice: Send = sender((path, request) => fetch(path, request));
