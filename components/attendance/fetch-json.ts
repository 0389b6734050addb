export type Loaded<T> =
  | { kind: 'ready'; value: T }
  | { kind: 'signed-out' }
  | { kind: 'missing' }
  | { kind: 'away' }
  | { kind: 'failed'; errorId: string | null };

/** Asks the office for JSON. Never throws. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<Loaded<T>> {
  try {
    const response = await fetch(url, { credentials: 'same-origin', redirect: 'error', signal });
    if (response.ok) return { kind: 'ready', value: (await response.json()) as T };
    if (response.status === 401) return { kind: 'signed-out' };
    if (response.status === 404) return { kind: 'missing' };
    if (response.status === 503) return { kind: 'away' };
    const body = (await response.json().catch(() => null)) as { errorId?: string } | null;
    return { kind: 'failed', errorId: body?.errorId ?? null };
  } catch {
    return { kind: 'away' };
  }
}
