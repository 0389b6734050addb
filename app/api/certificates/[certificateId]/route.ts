import { fileAnswer } from '@/app/api/file-answer';
import { certificateFile } from '@/lib/certificates/file/commands';
import { done } from '@/lib/errors/outcome';

type Context = { params: Promise<{ certificateId: string }> };

/** The paper of a certificate, for its holder and for who manages the run. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { certificateId } = await params;
  return fileAnswer(request, async (actor) => done(await certificateFile(actor, certificateId)));
}
