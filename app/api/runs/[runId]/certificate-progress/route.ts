import { jsonAnswer } from '@/app/api/register/answer';
import { drawingProgress } from '@/lib/certificates/sheet/queries';

type Context = { params: Promise<{ runId: string }> };

/** How many papers of a run are drawn, while they are. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  return jsonAnswer(request, async (actor) => JSON.stringify(await drawingProgress(actor, runId)));
}
