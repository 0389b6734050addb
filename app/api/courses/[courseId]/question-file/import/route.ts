import { receivedFile } from '@/app/api/received-file';
import { importQuestions } from '@/lib/assessment/questions/file/commands';
import { defaultTableLimits } from '@/lib/files/tables/limits';

/** Puts what a table of questions makes into the bank: the same file as was looked at before. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ courseId: string }> },
): Promise<Response> {
  const { courseId } = await params;
  return receivedFile(request, defaultTableLimits.fileBytes, (actor, { name, bytes }) =>
    importQuestions(actor, courseId, { fileName: name, bytes }),
  );
}
