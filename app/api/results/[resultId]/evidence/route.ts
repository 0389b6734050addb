import { receivedFile } from '@/app/api/received-file';
import { attachEvidence } from '@/lib/programmes/results/evidence/commands';
import { evidenceLimit } from '@/lib/programmes/results/evidence/schema';

type Context = { params: Promise<{ resultId: string }> };

/** Takes a picture or a PDF that shows a result; only from those who manage its programme. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { resultId } = await params;
  return receivedFile(request, evidenceLimit, (actor, file) => attachEvidence(actor, resultId, file));
}
