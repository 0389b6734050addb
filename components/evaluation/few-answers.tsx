import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { EvaluationHead } from '@/lib/assessment/evaluation/results/queries';

/** Instead of results: too few have answered for nobody to be recognised. */
export function FewAnswers({ head }: { head: EvaluationHead }) {
  const t = useTranslations('evaluation.few');
  return (
    <Panel>
      <EmptyState title={t('title')}>
        {t(head.standing === 'CLOSED' ? 'never' : 'text', { count: head.answered })}
      </EmptyState>
    </Panel>
  );
}
