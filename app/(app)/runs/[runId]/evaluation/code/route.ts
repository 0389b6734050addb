import { readersLocale } from '@/app/(public)/plain-page';
import { hallOfRun } from '@/lib/assessment/evaluation/results/queries';
import { actorOfRequest } from '@/lib/auth/session';
import { NotFound } from '@/lib/errors/not-found';
import { reportError } from '@/lib/errors/report';
import { plainAnswer } from '../../agenda/plain-answer';
import { codePage } from './page-text';

type Params = { params: Promise<{ runId: string }> };

/** The code of the hall on a page of its own, for the projector and for the printer: coordinators and trainers of the run. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const actor = await actorOfRequest(request);
    if (!actor) return plainAnswer(401, 'Sign in first.');
    const { runId } = await params;
    const head = await hallOfRun(actor, runId, new Date());
    const back = head.manages ? `/runs/${head.runId}/evaluation` : '/me';
    return new Response(codePage(readersLocale(request), head, back), {
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
