import { db } from '@/lib/db/client';
import { reportError } from '@/lib/errors/report';

export const dynamic = 'force-dynamic';

/** For balancers: 200 while this copy answers and reaches its database, else 503. Says nothing more. */
export async function GET(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  try {
    await db.$queryRaw`SELECT 1`;
    return Response.json({ ok: true }, { headers });
  } catch (error) {
    reportError(error);
    return Response.json({ ok: false }, { status: 503, headers: { ...headers, 'Retry-After': '5' } });
  }
}
