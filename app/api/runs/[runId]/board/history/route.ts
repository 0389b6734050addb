import { markHistory } from '@/lib/attendance/board/queries';
import { jsonAnswer } from '@/app/api/register/answer';

/** Who recorded what, when and on which device, for ?session=…&enrolment=…. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const { runId } = await params;
  const search = new URL(request.url).searchParams;
  return jsonAnswer(request, async (actor) =>
    JSON.stringify(
      await markHistory(actor, runId, search.get('session') ?? '', search.get('enrolment') ?? ''),
    ),
  );
}
