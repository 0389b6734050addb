import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { legendOf } from '@/lib/reports/explore/rules';
import { formatNumber } from '@/lib/text/format';
import { shadeClasses } from './shade';

/** Which numbers have which shade. `most`: the largest of a cell. */
export function PivotLegend({ most }: { most: number }) {
  const t = useTranslations('reports.explore');
  const locale = useLocale();
  const steps = legendOf(most);
  if (steps.length === 0) return null;
  return (
    <div className="text-ink-muted flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
      <span id="shades">{t('legend')}</span>
      <ul aria-labelledby="shades" className="flex flex-wrap gap-x-4 gap-y-1">
        {steps.map(({ shade, from, to }) => (
          <li key={shade} className="flex items-center gap-1.5 tabular-nums">
            <span
              aria-hidden
              className={clsx('border-line-strong size-3.5 rounded-sm border', shadeClasses[shade])}
            />
            {from === to
              ? formatNumber(to, locale)
              : t('legendStep', { from: formatNumber(from, locale), to: formatNumber(to, locale) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
