import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State, type Tone } from '@/components/ui/state';
import type { person } from '@/lib/people/queries';
import { statusOn, type StatusOn } from '@/lib/qualifications/rules';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { dayOf, type Day } from '@/lib/time/day';

const tones: Record<StatusOn, Tone> = { LIVE: 'ok', NOT_YET: 'info', EXPIRED: 'ended', WITHDRAWN: 'danger' };

type Props = { qualifications: Awaited<ReturnType<typeof person>>['qualifications']; today: Day };

/** The statuses that a person holds or held, since when and until when. */
export function PersonQualifications({ qualifications, today }: Props) {
  const t = useTranslations('people');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <Panel title={t('qualifications')} flush={qualifications.length > 0}>
      {qualifications.length === 0 ? (
        <p className="text-ink-muted">{t('noQualifications')}</p>
      ) : (
        <ul className="divide-line divide-y">
          {qualifications.map((each) => {
            const standing = statusOn(
              {
                typeId: each.typeId,
                validFrom: dayOf(each.validFrom),
                validUntil: each.validUntil && dayOf(each.validUntil),
                withdrawnOn: each.withdrawnAt && dayOf(each.withdrawnAt),
              },
              today,
            );
            return (
              <li
                key={each.id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2.5"
              >
                <span className="min-w-0">
                  <span className="font-medium">
                    {inLanguage(language, each.type.nameEn, each.type.nameRu)}
                  </span>
                  <span className="text-ink-muted block text-sm">
                    {t('since', { date: formatDate(each.validFrom, locale) })},{' '}
                    {each.validUntil ? t('until', { date: formatDate(each.validUntil, locale) }) : t('noEnd')}
                  </span>
                  {each.withdrawnReason && (
                    <span className="text-danger block text-sm">
                      {t('withdrawnBecause', { reason: each.withdrawnReason })}
                    </span>
                  )}
                </span>
                <State tone={tones[standing]} plain>
                  {t(`standing.${standing}`)}
                </State>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
