import { useLocale, useTranslations } from 'next-intl';
import { StatusNotes } from '@/components/qualifications/status-notes';
import { StatusState } from '@/components/qualifications/status-state';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import type { OwnStatus } from '@/lib/qualifications/held/queries';
import { endsSoon } from '@/lib/qualifications/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Day } from '@/lib/time/day';

/** The statuses that one holds, since when and until when, and what renews them. */
export function Qualifications({ held, today }: { held: readonly OwnStatus[]; today: Day }) {
  const t = useTranslations('me');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  if (held.length === 0) {
    return (
      <Panel title={t('holds')}>
        <EmptyState title={t('noHolds')}>{t('noHoldsText')}</EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={t('holds')} flush>
      <ul className="divide-line divide-y">
        {held.map((status) => {
          const { id, type, number, validFrom, validUntil, state } = status;
          const until = validUntil ? t('until', { day: formatDate(validUntil, locale) }) : t('noEnd');
          return (
            <li key={id} className="px-4 py-3.5 first:pt-0">
              <h3>{inLanguage(language, type.nameEn, type.nameRu)}</h3>
              <p className="text-ink-muted">
                {t('since', { day: formatDate(validFrom, locale) })}, {until}
                {number && ` · ${t('by', { number })}`}
              </p>
              <StatusState state={state} ending={endsSoon(status, today)} />
              <StatusNotes status={status} />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
