import { fileAnswer } from '@/app/api/file-answer';
import { samplePaper } from '@/lib/certificates/file/queries';
import { statedTerms } from '@/lib/certificates/terms/rules';
import { done } from '@/lib/errors/outcome';

type Context = { params: Promise<{ runId: string }> };

/** How the papers of a run would look under the terms of the address. Given to nobody, it has no number. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { runId } = await params;
  const stated = statedTerms(Object.fromEntries(new URL(request.url).searchParams));
  return fileAnswer(request, async (actor) => {
    const outcome = await samplePaper(actor, runId, stated);
    return outcome.ok ? done({ name: 'sample.pdf', bytes: outcome.value, inline: true }) : outcome;
  });
}
