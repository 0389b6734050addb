import { keptFile, receivedFile } from '@/app/api/received-file';
import { attachHandOutFile } from '@/lib/attendance/hand-outs/commands';
import { handOutFile } from '@/lib/attendance/hand-outs/queries';
import { handOutLimit } from '@/lib/attendance/hand-outs/schema';

type Context = { params: Promise<{ handOutId: string }> };

/** The file of a document that was handed out. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { handOutId } = await params;
  return keptFile(request, (actor) => handOutFile(actor, handOutId));
}

/** Takes the file of a document: a PDF or a picture. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { handOutId } = await params;
  return receivedFile(request, handOutLimit, (actor, file) => attachHandOutFile(actor, handOutId, file));
}
