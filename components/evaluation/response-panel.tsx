import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import type { EvaluationHead } from '@/lib/assessment/evaluation/results/queries';
import { formatDate } from '@/lib/text/format';

/** How many have answered, until when they can, and of how many answers the results are made. */
export function ResponsePanel({ head, actions }: { head: EvaluationHead; actions?: ReactNode }) {
  const t = useTranslations('evaluation');
  const locale = useLocale();
  const { answered, expected, shownOf, byHall, standing } = head;
  const percent = expected === 0 ? 0 : Math.min(100, Math.round((100 * answered) / expected));
  const day = formatDate(standing === 'AHEAD' ? head.startsOn : head.lastDay, locale);
  const waiting = shownOf === 0 ? 0 : answered - shownOf;
  return (
    <Panel title={t('rateOf')} hint={t(`standing.${standing}`, { day })} actions={actions}>
      <p className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <span className="text-2xl font-semibold">{t('ratePercent', { percent })}</span>
        <span>{t('rate', { answered, expected })}</span>
      </p>
      <div className="max-w-lg">
        <Progress label={t('rateOf')} value={Math.min(answered, expected)} max={Math.max(expected, 1)} />
      </div>
      <p className="text-ink-muted mt-2 text-sm">
        {[
          byHall > 0 && t('byHall', { count: byHall }),
          shownOf > 0 && t('shownOf', { count: shownOf }),
          waiting > 0 && t('waiting', { count: waiting }),
          t('anonymousHint'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </Panel>
  );
}
