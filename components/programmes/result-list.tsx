import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ResultText } from '@/components/results/result-text';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { ProgrammeView } from '@/lib/programmes/queries';

type Props = { programme: ProgrammeView; manages: boolean };

/** What trained people achieved. */
export function ResultList({ programme, manages }: Props) {
  const t = useTranslations('programmes');
  const path = `/programmes/${programme.id}/results`;
  return (
    <Panel
      title={t('results')}
      hint={t('result.hint')}
      actions={
        manages && (
          <LinkButton size="sm" href={`${path}/new`} icon={<Plus aria-hidden className="size-4" />}>
            {t('result.new')}
          </LinkButton>
        )
      }
    >
      {programme.results.length === 0 && <p className="text-ink-muted">{t('result.none')}</p>}
      <ul className="divide-line divide-y">
        {programme.results.map((result) => (
          <li key={result.id} className="flex items-start justify-between gap-3 py-3 first:pt-0 last:pb-0">
            <ResultText result={result} />
            {manages && (
              <LinkButton
                size="sm"
                variant="quiet"
                href={`${path}/${result.id}`}
                aria-label={t('result.correctOne', { what: result.what })}
                className="shrink-0"
              >
                {t('result.correct')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
