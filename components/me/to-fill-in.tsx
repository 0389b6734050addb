import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { Panel } from '@/components/ui/panel';
import type { MyTest } from '@/lib/assessment/attempts/mine/queries';
import type { MyEvaluation } from '@/lib/assessment/evaluation/mine/queries';
import { inLanguage } from '@/lib/text/in-language';

type Props = { evaluations: readonly MyEvaluation[]; tests: readonly MyTest[] };

/** Tests that wait to be taken and courses to be evaluated; nothing where none does. */
export function ToFillIn({ evaluations, tests }: Props) {
  const t = useTranslations('me.evaluate');
  const words = useTranslations('me.test');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  if (evaluations.length + tests.length === 0) return null;
  return (
    <Panel title={t('title')}>
      <ul className="flex flex-col gap-3">
        {tests.map(({ enrolmentId, kind, begun, course, path }) => (
          <li
            key={`${enrolmentId} ${kind}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
          >
            <span className="min-w-0">
              <b className="block font-semibold">{inLanguage(language, course.titleEn, course.titleRu)}</b>
              <span className="text-ink-muted">{words(`kind.${kind}`)}</span>
            </span>
            {/* A page of its own that runs nothing of this one. */}
            <a href={path} className={buttonClass({ variant: 'primary' })}>
              {words(begun ? 'goOn' : 'open')}
            </a>
          </li>
        ))}
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
