import { makeZip } from 'client-zip';
import { actorOfRequest } from '@/lib/auth/session';
import { papersOf, type KeptPaper } from '@/lib/certificates/papers/queries';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';

type Context = { params: Promise<{ runId: string }> };

const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const refused = (status: number, body: object) => Response.json(body, { status, headers });

/** What goes wrong when half is sent can only be broken off; the office finds it in the log. */
async function* entries(papers: AsyncIterable<KeptPaper>) {
  try {
    for await (const { name, at, bytes } of papers) yield { name, lastModified: at, input: bytes };
  } catch (error) {
    reportError(error);
    throw error;
  }
}

/**
 * The papers of a run, or with `?batch=ID` of one of its issues, as a ZIP that is written while it is sent. They are
 * compressed already, so they are stored as they are.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return refused(401, { code: 'SIGNED_OUT' });
    const { runId } = await params;
    const outcome = await papersOf(actor, runId, new URL(request.url).searchParams.get('batch'));
    if (!outcome.ok) return refused(422, { refusals: outcome.refusals });
    const { name, papers } = outcome.value;
    return new Response(makeZip(entries(papers)), {
      headers: {
        ...headers,
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return refused(404, { code: 'NOT_FOUND' });
    return refused(500, { code: 'FAILED', errorId: reportError(error) });
  }
}
