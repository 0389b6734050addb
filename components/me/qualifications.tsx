import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { State, type Tone } from '@/components/ui/state';
import { statusOn, type StatusOn } from '@/lib/qualifications/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

const tones: Record<StatusOn, Tone> = {
  LIVE: 'ok',
  NOT_YET: 'info',
  EXPIRED: 'neutral',
  WITHDRAWN: 'danger',
};

type Held = {
  id: string;
  validFrom: string;
  validUntil: string | null;
  withdrawnOn: string | null;
  type: { nameEn: string; nameRu: string | null };
  certificate: { number: string } | null;
};

/** The statuses that one holds, since when and until when. */
export function Qualifications({ held, today }: { held: readonly Held[]; today: string }) {
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
        {held.map(({ id, type, certificate, ...status }) => {
          const state = statusOn({ ...status, typeId: id }, today);
          const until = status.validUntil
            ? t('until', { day: formatDate(status.validUntil, locale) })
            : t('noEnd');
          return (
            <li key={id} className="px-4 py-3.5 first:pt-0">
              <h3>{inLanguage(language, type.nameEn, type.nameRu)}</h3>
              <p className="text-ink-muted">
                {t('since', { day: formatDate(status.validFrom, locale) })}, {until}
                {certificate && ` · ${t('by', { number: certificate.number })}`}
              </p>
              <State tone={tones[state]} plain>
                {t(`held.${state}`)}
              </State>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
