import { getTranslations } from 'next-intl/server';
import { fileAnswer } from '@/app/api/file-answer';
import { textOf } from '@/app/api/sync/attendance/body';
import { renderBadges } from '@/lib/attendance/badges/render';
import { badgesSchema } from '@/lib/attendance/badges/schema';
import { done, refuse } from '@/lib/errors/outcome';

type Context = { params: Promise<{ runId: string }> };

/** Ten thousand ids in quotes. */
const mostBytes = 500_000;

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

/** Badges of those whom the body chooses. It changes nothing; a POST, because whom to print does not fit into an address. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return fileAnswer(request, async (actor) => {
    const { runId } = await params;
    const input = badgesSchema.safeParse(parsed(await textOf(request, mostBytes)));
    if (!input.success) return refuse('INVALID');
    const t = await getTranslations({ locale: input.data.language, namespace: 'paperWords.badge' });
    const words = {
      ...{ label: t('label'), participant: t('participant'), trainer: t('trainer') },
      ...{ neutralTitle: t('neutralTitle'), codeAlt: t('codeAlt') },
    };
    const outcome = await renderBadges(actor, runId, input.data, words, new Date());
    return outcome.ok ? done({ name: outcome.value.fileName, bytes: outcome.value.pdf }) : outcome;
  });
}
