import { answerFor } from '@/app/(public)/verify/answer';
import { standingOf } from '@/lib/certificates/verification/rules';
import { reportError } from '@/lib/errors/report';
import { todayIn } from '@/lib/time/wall-clock';

type Params = { params: Promise<{ code: string }> };

/** What has become of a certificate: for a page that has found its paper genuine, and asks the office for the rest. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { code } = await params;
  try {
    const answer = await answerFor(request, code);
    if ('seconds' in answer) {
      return Response.json(
        { error: 'TOO_MANY_GUESSES' },
        { status: 429, headers: { 'Retry-After': String(answer.seconds) } },
      );
    }
    const status = answer.state === 'UNKNOWN' ? 404 : 200;
    return Response.json(standingOf(answer, todayIn('UTC', new Date())), { status });
  } catch (error) {
    return Response.json({ error: reportError(error) }, { status: 500 });
  }
}
