import type { Answer } from '../types';
import type { Send } from './types';

const endpoint = '/api/sync/attendance';
const patienceMs = 30_000;

type Body = { receivedAt?: unknown; answers?: unknown; code?: unknown };

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : null;
}

/** Sends a batch to the office. Never throws: whatever happens is one of the ways in which it can end. */
export const sendToOffice: Send = async (account, operations) => {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: 1, account, operations }),
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = (await response.json().catch(() => ({}))) as Body;
    if (response.ok && typeof body.receivedAt === 'string' && Array.isArray(body.answers)) {
      return { kind: 'answers', receivedAt: body.receivedAt, answers: body.answers as Answer[] };
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
