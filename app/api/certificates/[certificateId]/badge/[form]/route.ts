import { fileAnswer } from '@/app/api/file-answer';
import { certificateBadge } from '@/lib/certificates/credential/commands';
import { badgeFileFormSchema } from '@/lib/certificates/credential/schema';
import { done } from '@/lib/errors/outcome';
import { NotFound } from '@/lib/errors/not-found';

type Context = { params: Promise<{ certificateId: string; form: string }> };

const mediaTypes = { json: 'application/vc', png: 'image/png', jwt: 'application/vc+jwt' } as const;

/** The badge of a certificate, for its holder and for who manages the run. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { certificateId, form } = await params;
  return fileAnswer(request, async (actor) => {
    const asked = badgeFileFormSchema.safeParse(form);
    if (!asked.success) throw new NotFound('form of a badge');
    const badge = await certificateBadge(actor, certificateId, asked.data);
    return done({ ...badge, mediaType: mediaTypes[asked.data] });
  });
}
