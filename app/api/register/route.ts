import { registerSessions } from '@/lib/attendance/register/queries';
import { jsonAnswer } from './answer';

/** The sessions that the trainer who asks teaches. */
export function GET(request: Request): Promise<Response> {
  return jsonAnswer(request, async (actor) => JSON.stringify(await registerSessions(actor)));
}
