import { useLocale } from 'next-intl';
import type { Aim, Series } from '@/lib/programmes/indicators/series/rules';
import { formatNumber } from '@/lib/text/format';

type Props = { series: Series; years: readonly number[]; largest: number };

const percent = (value: number, largest: number) => `${(Math.abs(value) / largest) * 100}%`;

/** One series as upright bars over the years that all share; a dashed line is the target, a dotted one the baseline. */
export function IndicatorBars({ series, years, largest }: Props) {
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const values = new Map(series.values.map(({ year, value }) => [year, value]));
  return (
    // Above the tallest bar its figure has a place of its own.
    <div aria-hidden className="max-w-md pt-5">
      <div className="border-line-strong relative flex h-28 gap-2 border-b">
        {years.map((year) => {
          const value = values.get(year);
          return (
            <div key={year} className="relative max-w-24 min-w-0 flex-1">
              {value !== undefined && (
                <div
                  className="bg-accent absolute inset-x-0 bottom-0 rounded-t-sm"
                  style={{ height: percent(value, largest), minHeight: value ? 2 : 0 }}
                >
                  <span className="absolute inset-x-0 bottom-full text-center text-sm font-medium">
                    {formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)}
                  </span>
                </div>
              )}
            </div>
          );
        })}
        <Line aim={series.baseline} largest={largest} className="border-ink-muted border-dotted" />
        <Line aim={series.target} largest={largest} className="border-ok border-dashed" />
      </div>
      <div className="flex gap-2">
        {years.map((year) => (
          <span
            key={year}
            className="text-ink-muted max-w-24 min-w-0 flex-1 overflow-hidden pt-1 text-center text-sm"
          >
            {years.length > 8 ? `’${String(year).slice(2)}` : year}
          </span>
        ))}
      </div>
    </div>
  );
}

function Line({ aim, largest, className }: { aim: Aim | null; largest: number; className: string }) {
  if (!aim) return null;
  return (
    <div
      className={`pointer-events-none absolute inset-x-0 border-t-2 ${className}`}
      style={{ bottom: percent(aim.value, largest) }}
    />
  );
}

type Groups = { groups: readonly { key: string; value: number; target: Aim | null }[]; unit: string };

/** Groups without years as lying bars; a mark stands where each is to be. */
export function IndicatorGroups({ groups, unit }: Groups) {
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const largest =
    unit === '%'
      ? 100
      : Math.max(
          ...groups.flatMap(({ value, target }) => [Math.abs(value), Math.abs(target?.value ?? 0)]),
          0,
        ) || 1;
  return (
    <ul aria-hidden className="flex max-w-md flex-col gap-2">
      {groups.map(({ key, value, target }) => (
        <li key={key}>
          <div className="flex justify-between gap-3">
            <span className="min-w-0">{key}</span>
            <span className="font-medium whitespace-nowrap">
              {formatNumber(value, locale, Number.isInteger(value) ? 0 : 1)}
              {unit === '%' && '\u00a0%'}
            </span>
          </div>
          <div className="bg-sunken relative mt-1 h-2 rounded-full">
            <div className="bg-accent h-full rounded-full" style={{ width: percent(value, largest) }} />
            {target && (
              <div
                className="bg-ok absolute -inset-y-1 w-0.5"
                style={{ left: percent(target.value, largest) }}
              />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
