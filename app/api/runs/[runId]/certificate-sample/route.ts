import { fileAnswer } from '@/app/api/file-answer';
import { samplePaper } from '@/lib/certificates/file/queries';
import { statedTerms } from '@/lib/certificates/terms/rules';
import { done } from '@/lib/errors/outcome';
import { CertificateKind } from '@/prisma/generated/enums';

type Context = { params: Promise<{ runId: string }> };

/** How the papers of a run would look under the terms of the address. Given to nobody, it has no number. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  const search = new URL(request.url).searchParams;
  const stated = statedTerms(Object.fromEntries(search));
  const kind = Object.values(CertificateKind).find((each) => each === search.get('kind')) ?? null;
  return fileAnswer(request, async (actor) => {
    const outcome = await samplePaper(actor, runId, stated, kind);
    return outcome.ok ? done({ name: 'sample.pdf', bytes: outcome.value, inline: true }) : outcome;
  });
}
