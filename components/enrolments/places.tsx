import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { EnrolmentState } from './enrolment-state';
import type { runPlaces } from '@/lib/enrolments/queries';
import { formatPercent } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { EnrolmentState as State } from '@/prisma/generated/enums';

type Props = { places: Awaited<ReturnType<typeof runPlaces>> };

/** How full the run is, and each row of its quota. */
export function Places({ places: { capacity, counts, women, quotas } }: Props) {
  const t = useTranslations('enrolments');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const womenOf = (count: number, of: number) =>
    t('women', { women: count, share: formatPercent(of > 0 ? count / of : 0, locale) });
  const states = (Object.entries(counts) as [State, number][]).filter(([, count]) => count > 0);
  return (
    <Panel>
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
          <div className="min-w-56 flex-1">
            <Progress
              label={t('placesLabel')}
              value={counts.CONFIRMED}
              max={capacity}
              text={t('places', { confirmed: counts.CONFIRMED, places: capacity })}
            />
            {counts.CONFIRMED > 0 && (
              <p className="text-ink-muted mt-1 text-sm">{womenOf(women, counts.CONFIRMED)}</p>
            )}
          </div>
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {states.map(([state, count]) => (
              <li key={state} className="flex items-center gap-1.5">
                <EnrolmentState state={state} plain />
                <span className="font-semibold tabular-nums">{count}</span>
              </li>
            ))}
          </ul>
        </div>
        {quotas.length > 0 && (
          <section aria-label={t('quota')} className="border-line border-t pt-4">
            <h2 className="mb-2 text-base font-semibold">{t('quota')}</h2>
            <ul className="grid gap-x-8 gap-y-4 md:grid-cols-2 xl:grid-cols-3">
              {quotas.map(({ quota, filled, women: ofThem }) => (
                <li key={quota.id}>
                  <Progress
                    label={quotaName(quota, language)}
                    value={filled}
                    max={quota.places}
                    text={t('quotaFill', { filled, places: quota.places })}
                  />
                  <p className="text-ink-muted mt-1 text-sm">
                    {filled > 0 && womenOf(ofThem, filled)}
                    {filled > quota.places && ` · ${t('quotaOver', { count: filled - quota.places })}`}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Panel>
  );
}

function quotaName(
  { institution, country }: Props['places']['quotas'][number]['quota'],
  language: 'EN' | 'RU',
): string {
  if (institution) return (language === 'RU' ? institution.nameRu : institution.nameEn) ?? institution.name;
  return country ? inLanguage(language, country.nameEn, country.nameRu) : '';
}
