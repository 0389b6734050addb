import { keptFile } from '@/app/api/received-file';
import { evidenceFile } from '@/lib/programmes/results/evidence/queries';

type Context = { params: Promise<{ evidenceId: string }> };

/** The file that shows a result. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { evidenceId } = await params;
  return keptFile(request, (actor) => evidenceFile(actor, evidenceId));
}
