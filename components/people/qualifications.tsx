import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { StatusNotes } from '@/components/qualifications/status-notes';
import { StatusState } from '@/components/qualifications/status-state';
import { Panel } from '@/components/ui/panel';
import type { StatusView } from '@/lib/qualifications/held/queries';
import { endsSoon } from '@/lib/qualifications/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';

type Props = {
  statuses: readonly StatusView[];
  today: Day;
  /** What can be done with one, by its name. */
  actions: (status: StatusView, name: string) => ReactNode;
};

/** The statuses that a person holds or held, since when and until when, and what renews them. */
export function PersonQualifications({ statuses, today, actions }: Props) {
  const t = useTranslations('people');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel title={t('qualifications')} flush={statuses.length > 0}>
      {statuses.length === 0 ? (
        <p className="text-ink-muted">{t('noQualifications')}</p>
      ) : (
        <ul className="divide-line divide-y">
          {statuses.map((status) => {
            const name = inLanguage(language, status.type.nameEn, status.type.nameRu);
            return (
              <li
                key={status.id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
              >
                <span className="min-w-0">
                  <span className="font-medium">{name}</span>
                  <span className="text-ink-muted block text-sm">
                    {t('since', { date: formatDate(status.validFrom, locale) })},{' '}
                    {status.validUntil
                      ? t('until', { date: formatDate(status.validUntil, locale) })
                      : t('noEnd')}
                  </span>
                  <StatusNotes status={status} />
                </span>
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <StatusState state={status.state} ending={endsSoon(status, today)} />
                  {actions(status, name)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
