import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { ProgrammeView } from '@/lib/programmes/queries';
import { inLanguage } from '@/lib/text/in-language';
import { IndicatorChart } from './indicator-chart';

type Props = { programme: ProgrammeView; manages: boolean };

/** The numbers of the programme over time, each drawn. */
export function IndicatorList({ programme, manages }: Props) {
  const t = useTranslations('programmes');
  const language = useLocale() === 'ru' ? 'RU' : 'EN';
  const path = `/programmes/${programme.id}/indicators`;
  return (
    <Panel
      title={t('indicators')}
      actions={
        manages && (
          <LinkButton size="sm" href={`${path}/new`} icon={<Plus aria-hidden className="size-4" />}>
            {t('indicator.new')}
          </LinkButton>
        )
      }
    >
      {programme.indicators.length === 0 && <p className="text-ink-muted">{t('indicator.none')}</p>}
      <div className="grid gap-x-8 gap-y-7 lg:grid-cols-2 2xl:grid-cols-3">
        {programme.indicators.map((indicator) => {
          const name = inLanguage(language, indicator.nameEn, indicator.nameRu);
          const place =
            indicator.country && inLanguage(language, indicator.country.nameEn, indicator.country.nameRu);
          return (
            <figure key={indicator.id} className="flex min-w-0 flex-col gap-3">
              <figcaption className="flex items-start justify-between gap-3">
                <span className="min-w-0">
                  <span className="font-semibold text-balance">{name}</span>
                  <span className="text-ink-muted block text-sm">
                    {[indicator.unit, place].filter(Boolean).join(' · ')}
                  </span>
                </span>
                {manages && (
                  <LinkButton
                    size="sm"
                    variant="quiet"
                    href={`${path}/${indicator.id}`}
                    aria-label={t('indicator.changeOne', { name })}
                    className="-mt-1 shrink-0"
                  >
                    {t('indicator.change')}
                  </LinkButton>
                )}
              </figcaption>
              <div className="mt-auto">
                <IndicatorChart indicator={indicator} name={name} />
              </div>
            </figure>
          );
        })}
      </div>
    </Panel>
  );
}
