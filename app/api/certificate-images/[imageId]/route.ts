import { keptFile } from '@/app/api/received-file';
import { certificateImageFile } from '@/lib/certificates/templates/images/queries';

type Context = { params: Promise<{ imageId: string }> };

/** A logo or a scanned signature, for who designs the certificates of its course. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { imageId } = await params;
  return keptFile(request, (actor) => certificateImageFile(actor, imageId));
}
