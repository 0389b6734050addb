import { checkInScreen } from '@/lib/attendance/check-in/queries';
import { jsonAnswer } from '../../answer';

/** What the screen in the hall shows: the session's codes of the next minutes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  const { sessionId } = await params;
  return jsonAnswer(request, async (actor) => JSON.stringify(await checkInScreen(actor, sessionId)));
}
