import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { runResults } from '@/lib/programmes/results/queries';
import { ResultText } from './result-text';

type Props = {
  results: Awaited<ReturnType<typeof runResults>>;
  /** Where a result of this run is entered; null for those who do not manage its programme. */
  entry: string | null;
};

/** What came of a run, as far as it was reported. */
export function RunResults({ results, entry }: Props) {
  const t = useTranslations('results');
  return (
    <Panel
      title={t('ofRun')}
      hint={t('ofRunHint')}
      actions={
        entry && (
          <LinkButton size="sm" href={entry} icon={<Plus aria-hidden className="size-4" />}>
            {t('enter')}
          </LinkButton>
        )
      }
    >
      {results.length === 0 && <p className="text-ink-muted">{t('none')}</p>}
      <ul className="divide-line divide-y">
        {results.map((result) => (
          <li key={result.id} className="py-3 first:pt-0 last:pb-0">
            <ResultText result={result} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
