import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { QuestionStatistics } from '@/lib/assessment/statistics/queries';
import { fewestTries } from '@/lib/assessment/statistics/rules';
import { ItemDetail } from './item-detail';
import { ItemTable } from './item-table';
import { itemsOf, placeOf } from './items';

/** How the questions of tests did: a table of all, and each with what was chosen. */
export function QuestionReport({ rows }: { rows: readonly QuestionStatistics[] }) {
  const t = useTranslations('bank.statistics');
  const items = itemsOf(rows);
  if (items.length === 0)
    return (
      <Panel>
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      </Panel>
    );
  return (
    <div className="flex flex-col gap-4">
      <Panel
        flush
        title={t('all')}
        hint={t('allHint')}
        footer={
          <details>
            <summary className="text-ink-muted cursor-pointer text-sm">{t('how')}</summary>
            <ul className="text-ink-muted mt-2 flex max-w-prose list-disc flex-col gap-1.5 pl-4 text-sm">
              <li>{t('howRight')}</li>
              <li>{t('howDiscrimination')}</li>
              <li>{t('howCorrelation')}</li>
              <li>{t('howGain')}</li>
              <li>{t('howFew', { count: fewestTries })}</li>
            </ul>
          </details>
        }
      >
        <ItemTable items={items} />
      </Panel>
      {items.map((item) => (
        <div key={item.versionId} id={placeOf(item)} className="scroll-mt-20">
          <ItemDetail item={item} />
        </div>
      ))}
    </div>
  );
}
