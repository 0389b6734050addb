import { batchLimits, batchSchema } from '@/lib/attendance/schema';

export type BodyRefusal = { status: 400 | 413; code: string };

type Body = { account: string | null; operations: { id: string }[] };

/** Reads no more than the limit, whatever the request says of its length. */
export async function textOf(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get('content-length')) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The body of a sync request, or why it is refused whole; null: it was longer than the limit. Nothing of a refused one is
 * recorded.
 */
export function bodyOf(text: string | null): Body | BodyRefusal {
  if (text === null) return { status: 413, code: 'BODY_TOO_LARGE' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { status: 400, code: 'BODY_NOT_JSON' };
  }
  const { version, operations } = (json ?? {}) as { version?: unknown; operations?: unknown };
  if (version !== undefined && version !== 1) return { status: 400, code: 'VERSION_UNKNOWN' };
  if (Array.isArray(operations) && operations.length > batchLimits.operations) {
    return { status: 413, code: 'TOO_MANY_OPERATIONS' };
  }
  const parsed = batchSchema.safeParse(json);
  if (!parsed.success) return { status: 400, code: 'BODY_INVALID' };
  return { account: parsed.data.account ?? null, operations: parsed.data.operations };
}
