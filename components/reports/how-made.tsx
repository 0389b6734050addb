import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import type { FigureKey } from '@/lib/reports/figures/definitions/queries';

type Props = { keys: readonly FigureKey[]; hidden: boolean; shared: boolean };

/** What each number means, in a sentence, and the rules that hold for all of them. */
export function HowMade({ keys, hidden, shared }: Props) {
  const t = useTranslations('reports');
  return (
    <Panel title={t('how.title')}>
      <div className="flex max-w-prose flex-col gap-1 pb-2">
        <p>{t('how.period')}</p>
        {shared ? (
          <>
            <p>{t('how.donorShared')}</p>
            <p>{t('how.donorWhole')}</p>
          </>
        ) : (
          <p>{t('how.donor')}</p>
        )}
        {hidden && <p>{t('suppressed')}</p>}
      </div>
      <DescriptionList
        facts={keys.map((key) => ({ term: t(`figure.${key}.name`), value: t(`figure.${key}.how`) }))}
      />
    </Panel>
  );
}
