import { receivedFile } from '@/app/api/received-file';
import { questionFile } from '@/lib/assessment/questions/file/queries';
import { defaultTableLimits } from '@/lib/files/tables/limits';

/** Reads a table of questions and writes nothing. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ courseId: string }> },
): Promise<Response> {
  const { courseId } = await params;
  return receivedFile(request, defaultTableLimits.fileBytes, (actor, { name, bytes }) =>
    questionFile(actor, courseId, { fileName: name, bytes }),
  );
}
