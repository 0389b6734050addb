import { receivedFile } from '@/app/api/received-file';
import { scoresFile } from '@/lib/assessment/file/queries';
import { defaultTableLimits } from '@/lib/files/tables/limits';

type Context = { params: Promise<{ runId: string }> };

/** Reads a table of scores for a run and writes nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  return receivedFile(request, defaultTableLimits.fileBytes, (actor, { name, bytes }) =>
    scoresFile(actor, runId, { fileName: name, bytes }),
  );
}
