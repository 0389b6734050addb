import { receivedFile } from '@/app/api/received-file';
import { defaultTableLimits } from '@/lib/files/tables/limits';
import { indicatorFile } from '@/lib/programmes/indicators/file/queries';

type Context = { params: Promise<{ programmeId: string; indicatorId: string }> };

/** Reads the figures of an indicator from a table, or from what was pasted, and writes nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { programmeId, indicatorId } = await params;
  return receivedFile(request, defaultTableLimits.fileBytes, (actor, file) =>
    indicatorFile(actor, programmeId, indicatorId, file),
  );
}
