import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { Panel } from '@/components/ui/panel';
import type { MyEvaluation } from '@/lib/assessment/evaluation/mine/queries';
import { inLanguage } from '@/lib/text/in-language';

/** Courses that wait to be evaluated; nothing where none does. */
export function ToFillIn({ evaluations }: { evaluations: readonly MyEvaluation[] }) {
  const t = useTranslations('me.evaluate');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (evaluations.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-3">
        {evaluations.map(({ enrolmentId, course, path }) => (
          <li key={enrolmentId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span className="min-w-0">
              <b className="block font-semibold">{inLanguage(language, course.titleEn, course.titleRu)}</b>
              <span className="text-ink-muted">{t('hint')}</span>
            </span>
            {/* A page of its own that runs nothing of this one. */}
            <a href={path} rel="noreferrer" className={buttonClass({ variant: 'primary' })}>
              {t('open')}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
