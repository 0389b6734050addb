import { register } from '@/lib/attendance/register/queries';
import { jsonAnswer } from '../answer';

/** A session's roster and current marks. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  const { sessionId } = await params;
  return jsonAnswer(request, (actor) => register(actor, sessionId));
}
