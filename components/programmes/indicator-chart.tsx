import { useLocale, useTranslations } from 'next-intl';
import type { ProgrammeView } from '@/lib/programmes/queries';
import {
  isGrouped,
  largestOf,
  seriesOf,
  yearsOf,
  type Series,
} from '@/lib/programmes/indicators/series/rules';
import { formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { IndicatorBars, IndicatorGroups } from './indicator-bars';
import { IndicatorTable } from './indicator-table';

export type Indicator = ProgrammeView['indicators'][number];

/** So many years are drawn one by one, those without a value as gaps. */
const yearsDrawn = 16;

/** An indicator as bars, its countries side by side, with baseline and target as lines; and the same numbers as a table. */
export function IndicatorChart({ indicator, name }: { indicator: Indicator; name: string }) {
  const t = useTranslations('programmes.indicator');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const { values, aims, unit } = indicator;
  if (values.length === 0 && aims.length === 0) return <p className="text-ink-muted">{t('noValues')}</p>;
  const countries = new Map(
    [...values, ...aims].flatMap(({ countryCode, country }) =>
      countryCode && country
        ? [[countryCode, inLanguage(locale === 'ru' ? 'RU' : 'EN', country.nameEn, country.nameRu)] as const]
        : [],
    ),
  );
  const nameOf = ({ countryCode, category }: Pick<Series, 'countryCode' | 'category'>) =>
    [countryCode && countries.get(countryCode), category].filter(Boolean).join(' · ');
  const series = seriesOf(values, aims);
  if (isGrouped(values)) {
    const groups = values.map((value) => ({
      ...{ key: nameOf(value), value: value.value },
      target:
        aims.find(
          ({ kind, category, countryCode }) =>
            kind === 'TARGET' && category === value.category && countryCode === value.countryCode,
        ) ?? null,
    }));
    return (
      <>
        <IndicatorGroups groups={groups} unit={unit} />
        <IndicatorTable
          caption={name}
          heads={[t('category'), unit, ...(aims.length > 0 ? [t('target')] : [])]}
          rows={groups.map(({ key, value, target }) => [
            key,
            value,
            ...(aims.length > 0 ? [target && `${formatNumber(target.value, locale)} (${target.year})`] : []),
          ])}
        />
      </>
    );
  }
  const years = yearsOf(series, yearsDrawn);
  const largest = largestOf(series);
  const said = (aim: Series['target'], kind: 'baseline' | 'target') =>
    aim && t(`${kind}Of`, { value: formatNumber(aim.value, locale), year: `${aim.year}` });
  return (
    <>
      <div className="flex flex-wrap gap-x-6 gap-y-4">
        {series.map((each) => (
          <div key={nameOf(each)} className="flex min-w-32 flex-1 flex-col">
            {nameOf(each) && <p className="text-sm font-medium">{nameOf(each)}</p>}
            <IndicatorBars series={each} years={years} largest={largest} />
            {(each.baseline || each.target) && (
              <p className="text-ink-muted mt-1 text-sm">
                {[said(each.baseline, 'baseline'), said(each.target, 'target')].filter(Boolean).join(' · ')}
              </p>
            )}
          </div>
        ))}
      </div>
      <IndicatorTable
        caption={name}
        heads={[t('year'), ...series.map((each) => nameOf(each) || unit)]}
        rows={[
          ...years.map((year) => [
            `${year}`,
            ...series.map((each) => each.values.find((value) => value.year === year)?.value ?? null),
          ]),
          ...(['baseline', 'target'] as const)
            .filter((kind) => series.some((each) => each[kind]))
            .map((kind) => [
              t(kind),
              ...series.map(({ [kind]: aim }) => aim && `${formatNumber(aim.value, locale)} (${aim.year})`),
            ]),
        ]}
      />
    </>
  );
}
