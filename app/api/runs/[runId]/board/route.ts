import { board } from '@/lib/attendance/board/queries';
import { jsonAnswer } from '@/app/api/register/answer';

/** What the attendance board of a run is drawn from. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ runId: string }> },
): Promise<Response> {
  const { runId } = await params;
  return jsonAnswer(request, (actor) => board(actor, runId));
}
