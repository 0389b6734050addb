import { LRUCache } from 'lru-cache';
import { publishedStatusList, type PublishedList } from '@/lib/certificates/credential/status/commands';
import { reportError } from '@/lib/errors/report';

type Params = { params: Promise<{ list: string }> };

/** A list is made and signed once a minute, however many ask. */
const lists = new LRUCache<number, { published: PublishedList | null }>({ max: 100, ttl: 60_000 });

async function listOf(list: number): Promise<PublishedList | null> {
  const kept = lists.get(list);
  if (kept) return kept.published;
  const published = await publishedStatusList(list);
  lists.set(list, { published });
  return published;
}

/** Which badges hold no longer, by their places in a list: whoever fetches it does not say which one is asked about. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { list } = await params;
  try {
    const published = /^(0|[1-9]\d{0,3})$/.test(list) ? await listOf(Number(list)) : null;
    if (!published) return Response.json({ error: 'NOT_FOUND' }, { status: 404 });
    return new Response(published.text, {
      headers: {
        // Whoever keeps all lists learns where they end without asking for one that is not there (RFC 8288).
        ...(published.followed ? { Link: `</credential-status/${Number(list) + 1}>; rel="next"` } : {}),
        'Content-Type': 'application/vc',
        'Cache-Control': 'public, max-age=60',
        'Access-Control-Allow-Origin': '*',
      },
    });
  } catch (error) {
    return Response.json({ error: reportError(error) }, { status: 500 });
  }
}
