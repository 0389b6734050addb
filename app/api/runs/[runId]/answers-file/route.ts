import { receivedFile } from '@/app/api/received-file';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { answersFile } from '@/lib/assessment/attempts/file/queries';
import { defaultTableLimits } from '@/lib/files/tables/limits';

type Context = { params: Promise<{ runId: string }> };

/** Reads a table of answers to a test of a run (`?kind=pre` or `post`) and writes nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  const kind = kindOf(new URL(request.url).searchParams.get('kind') ?? undefined);
  return receivedFile(request, defaultTableLimits.fileBytes, (actor, { name, bytes }) =>
    answersFile(actor, runId, kind, { fileName: name, bytes }),
  );
}
