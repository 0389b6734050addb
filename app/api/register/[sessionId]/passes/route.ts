import { passes } from '@/lib/attendance/passes/queries';
import { jsonAnswer } from '../../answer';

/** By what a device knows the badges and invitations of a session's run. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  const { sessionId } = await params;
  return jsonAnswer(request, async (actor) => JSON.stringify(await passes(actor, sessionId)));
}
