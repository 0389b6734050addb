import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { ProgrammeView } from '@/lib/programmes/queries';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = { programme: ProgrammeView; manages: boolean };
type Result = ProgrammeView['results'][number];

/** What trained people achieved: the figure first, then what it was, then who and where. */
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

function ResultText({ result }: { result: Result }) {
  const locale = useLocale();
  const { quantity, unit, what, remark, achievedBy, place, course } = result;
  const figure =
    quantity === null ? null : [formatNumber(quantity, locale), unit].filter(Boolean).join('\u00a0');
  const title = course && inLanguage(locale === 'ru' ? 'RU' : 'EN', course.titleEn, course.titleRu);
  return (
    <div className="min-w-0">
      <p className="text-balance">
        {figure && <strong className="font-semibold">{figure} </strong>}
        {what}
        {remark && <span className="text-ink-muted"> ({remark})</span>}
      </p>
      <p className="text-ink-muted mt-0.5 text-sm">{[title ?? achievedBy, place].join(' · ')}</p>
    </div>
  );
}
