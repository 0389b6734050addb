import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { FewAnswers } from '@/components/evaluation/few-answers';
import { ResponsePanel } from '@/components/evaluation/response-panel';
import { ResultPanel } from '@/components/evaluation/result-panel';
import { buttonClass } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { ownResults } from '@/lib/assessment/evaluation/results/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { inLanguage } from '@/lib/text/in-language';

export async function generateMetadata(): Promise<Metadata> {
  return { title: `${(await getTranslations('evaluation'))('own.title')} · Cascade` };
}

/** What did people think of me as a trainer? */
export default async function OwnEvaluationPage({ params }: { params: Promise<{ runId: string }> }) {
  const [actor, { runId }, locale] = await Promise.all([requireActor(), params, getLocale()]);
  const t = await getTranslations('evaluation');
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { head, teaches, parts } = await found(ownResults(actor, runId, language, new Date()));
  return (
    <>
      <h1>{t('own.title')}</h1>
      <p className="text-ink-muted mb-4">
        {inLanguage(language, head.course.titleEn, head.course.titleRu)} · {t('own.hint')}
      </p>
      {teaches ? (
        <div className="flex flex-col gap-4">
          <ResponsePanel
            head={head}
            actions={
              head.standing === 'OPEN' ? (
                <a
                  href={`/runs/${head.runId}/evaluation/code`}
                  className={buttonClass({ variant: 'primary' })}
                >
                  {t('showCode')}
                </a>
              ) : undefined
            }
          />
          {head.shownOf === 0 ? (
            <FewAnswers head={head} />
          ) : (
            parts.map((part) => <ResultPanel key={part.slots[0]?.name} part={part} />)
          )}
        </div>
      ) : (
        <Panel>
          <EmptyState title={t('own.notTeaching')}>{t('own.notTeachingText')}</EmptyState>
        </Panel>
      )}
    </>
  );
}
