import { fileAnswer } from '@/app/api/file-answer';
import { NotFound } from '@/lib/errors/not-found';
import { takeExport } from '@/lib/reports/exports/commands';
import { idOf } from '@/lib/text/page';

/** The file of one's own export of a report, while it is kept. */
export const GET = async (
  request: Request,
  { params }: { params: Promise<{ exportId: string }> },
): Promise<Response> =>
  fileAnswer(request, async (actor) => {
    const id = idOf((await params).exportId);
    if (!id) throw new NotFound('export');
    return takeExport(actor, id);
  });
