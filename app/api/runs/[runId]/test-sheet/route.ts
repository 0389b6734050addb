import { getTranslations } from 'next-intl/server';
import { fileAnswer } from '@/app/api/file-answer';
import { kindOf } from '@/components/assessment/attempts/addresses';
import { renderTestSheets } from '@/lib/assessment/attempts/printing/render';
import { questionLanguages } from '@/lib/assessment/questions/schema';
import { NotFound } from '@/lib/errors/not-found';
import { done } from '@/lib/errors/outcome';
import { isLocale } from '@/lib/text/locale';
import { filterOf } from '@/lib/text/page';
import { readersLocale } from '@/app/(public)/plain-page';

type Context = { params: Promise<{ runId: string }> };

/** The sheets of a test for paper: ?kind=pre or post, ?language= that of the questions, &named=yes one for each person. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return fileAnswer(request, async (actor) => {
    const { runId } = await params;
    const search = new URL(request.url).searchParams;
    const language = filterOf(search.get('language') ?? '', questionLanguages);
    if (!language) throw new NotFound('test');
    const kind = kindOf(search.get('kind') ?? undefined);
    const locale = isLocale(language) ? language : readersLocale(request);
    const t = await getTranslations({ locale, namespace: 'runTests.printed' });
    const paper = await getTranslations({ locale, namespace: 'paperWords.sheet' });
    const words = {
      ...{ label: t(`label.${kind}`), neutralTitle: paper('neutralTitle'), name: paper('name') },
      ...{ true: t('true'), false: t('false') },
      hints: {
        ...{ SINGLE: t('hints.SINGLE'), MULTIPLE: t('hints.MULTIPLE') },
        ...{ TRUE_FALSE: t('hints.TRUE_FALSE'), NUMBER: t('hints.NUMBER') },
      },
    };
    const wanted = { kind, language, locale, named: search.get('named') === 'yes' };
    const { fileName, pdf } = await renderTestSheets(actor, runId, wanted, words, new Date());
    return done({ name: fileName, bytes: pdf, inline: true });
  });
}
