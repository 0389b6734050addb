import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { TaughtEvaluation } from '@/lib/assessment/evaluation/mine/queries';
import { inLanguage } from '@/lib/text/in-language';

/** The evaluations of what the reader teaches: the code for the hall, and the own results; nothing where there is none. */
export function TaughtEvaluations({ runs }: { runs: readonly TaughtEvaluation[] }) {
  const t = useTranslations('me.taughtEvaluation');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (runs.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-3">
        {runs.map(({ runId, course, standing }) => (
          <li key={runId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0">
              <Link href={`/me/evaluation/${runId}`} className="block font-medium">
                {inLanguage(language, course.titleEn, course.titleRu)}
              </Link>
              <span className="text-ink-muted">{t(standing === 'OPEN' ? 'OPEN' : 'CLOSED')}</span>
            </span>
            <span className="flex gap-2">
              {standing === 'OPEN' && (
                <a href={`/runs/${runId}/evaluation/code`} className={buttonClass({ size: 'sm' })}>
                  {t('code')}
                </a>
              )}
              <LinkButton size="sm" variant="quiet" href={`/me/evaluation/${runId}`}>
                {t('results')}
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
