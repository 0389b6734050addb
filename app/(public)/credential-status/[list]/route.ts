import { LRUCache } from 'lru-cache';
import { publishedStatusList } from '@/lib/certificates/credential/status/commands';
import { reportError } from '@/lib/errors/report';

type Params = { params: Promise<{ list: string }> };

/** A list is made and signed once a minute, however many ask. */
const lists = new LRUCache<number, { text: string | null }>({ max: 100, ttl: 60_000 });

async function listOf(list: number): Promise<string | null> {
  const kept = lists.get(list);
  if (kept) return kept.text;
  const text = await publishedStatusList(list);
  lists.set(list, { text });
  return text;
}

/** Which badges hold no longer, by their places in a list: whoever fetches it does not say which one is asked about. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { list } = await params;
  try {
    const text = /^(0|[1-9]\d{0,3})$/.test(list) ? await listOf(Number(list)) : null;
    if (text === null) return Response.json({ error: 'NOT_FOUND' }, { status: 404 });
    return new Response(text, {
      headers: {
        'Content-Type': 'application/vc',
        'Cache-Control': 'public, max-age=60',
        'Access-Control-Allow-Origin': '*',
      },
    });
  } catch (error) {
    return Response.json({ error: reportError(error) }, { status: 500 });
  }
}
