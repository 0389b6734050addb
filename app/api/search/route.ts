import { actorOfRequest } from '@/lib/auth/session';
import { search } from '@/lib/reports/search/queries';

const headers = { 'Cache-Control': 'no-store' };

/** What the palette finds for `?q=`: { results: [{ kind, id, title, subtitle, href }] }. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOfRequest(request);
  if (!actor) return Response.json({ error: 'SIGNED_OUT' }, { status: 401, headers });
  const found = await search(actor, new URL(request.url).searchParams.get('q') ?? '');
  const results = found.map(({ detail, ...result }) => ({ ...result, subtitle: detail || null }));
  return Response.json({ results }, { headers });
}
