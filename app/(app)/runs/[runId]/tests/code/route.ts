import { readersLocale } from '@/app/(public)/plain-page';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { hallOfTest } from '@/lib/assessment/attempts/overview/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { plainAnswer } from '../../agenda/plain-answer';
import { codePage } from './page-text';

type Params = { params: Promise<{ runId: string }> };

/** The code of a test for the wall of the hall, ?kind=pre or post: coordinators and trainers of the run. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plainAnswer(401, 'Sign in first.');
    const { runId } = await params;
    const kind = kindOf(new URL(request.url).searchParams.get('kind') ?? undefined);
    const hall = await hallOfTest(actor, runId, kind);
    const back = hall.managed ? `/runs/${hall.runId}/tests` : `/me/tests/${hall.runId}`;
    return new Response(codePage(readersLocale(request), hall, back), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy':
          "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return plainAnswer(404, 'There is nothing here.');
    return plainAnswer(500, `Something went wrong on our side. Number: ${reportError(error)}`);
  }
}
