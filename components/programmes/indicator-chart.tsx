import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ProgrammeView } from '@/lib/programmes/queries';
import { formatNumber } from '@/lib/text/format';

export type Indicator = ProgrammeView['indicators'][number];
type Value = { key: string; value: number | null };

/** So many years are drawn one by one, those without a value as gaps. */
const yearsDrawn = 16;

function byYear(indicator: Indicator): Value[] {
  const values = new Map(indicator.values.map(({ year, value }) => [year ?? 0, value]));
  const years = [...values.keys()];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  if (last - first >= yearsDrawn)
    return years.map((year) => ({ key: `${year}`, value: values.get(year) ?? null }));
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    key: `${first + index}`,
    value: values.get(first + index) ?? null,
  }));
}

/** An indicator as bars, by year upright or by group lying, and the same numbers as a table for who does not see them. */
export function IndicatorChart({ indicator, name }: { indicator: Indicator; name: string }) {
  const t = useTranslations('programmes.indicator');
  const locale = useLocale();
  if (indicator.values.length === 0) return <p className="text-ink-muted">{t('noValues')}</p>;
  const grouped = indicator.values.some(({ category }) => category !== null);
  const values = grouped
    ? indicator.values.map(({ category, value }) => ({ key: category ?? '', value }))
    : byYear(indicator);
  const single = values.length === 1 ? values[0] : undefined;
  return (
    <>
      {single ? (
        <p aria-hidden className="flex items-baseline gap-2">
          <span className="text-2xl font-semibold">{formatNumber(single.value ?? 0, locale)}</span>
          <span className="text-ink-muted">{single.key}</span>
        </p>
      ) : grouped ? (
        <Lying values={values} unit={indicator.unit} />
      ) : (
        <Upright values={values} />
      )}
      <div className="sr-only">
        <Table caption={name} phone="scroll">
          <Thead>
            <Tr>
              <Th>{t(grouped ? 'category' : 'year')}</Th>
              <Th>{indicator.unit}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {values.map(({ key, value }) => (
              <Tr key={key}>
                <Td head>{key}</Td>
                <Td>{value === null ? t('noValue') : formatNumber(value, locale)}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </>
  );
}

const largest = (values: readonly Value[]) =>
  Math.max(...values.map(({ value }) => Math.abs(value ?? 0)), 0) || 1;

function Upright({ values }: { values: readonly Value[] }) {
  const locale = useLocale();
  const max = largest(values);
  return (
    <div aria-hidden className="flex h-32 max-w-md gap-2">
      {values.map(({ key, value }) => (
        <div key={key} className="flex max-w-24 min-w-0 flex-1 flex-col items-center justify-end">
          <span className="text-sm font-medium">{value === null ? '' : formatNumber(value, locale)}</span>
          <div className="flex w-full flex-1 items-end">
            <div
              className={value === null ? 'w-full' : 'bg-accent w-full rounded-t-sm'}
              style={{ height: `${(Math.abs(value ?? 0) / max) * 100}%`, minHeight: value ? 2 : 0 }}
            />
          </div>
          <span className="border-line-strong text-ink-muted w-full border-t pt-1 text-center text-sm">
            {key}
          </span>
        </div>
      ))}
    </div>
  );
}

function Lying({ values, unit }: { values: readonly Value[]; unit: string }) {
  const locale = useLocale();
  const max = unit === '%' ? 100 : largest(values);
  return (
    <ul aria-hidden className="flex max-w-md flex-col gap-2">
      {values.map(({ key, value }) => (
        <li key={key}>
          <div className="flex justify-between gap-3">
            <span className="min-w-0">{key}</span>
            <span className="font-medium whitespace-nowrap">
              {formatNumber(value ?? 0, locale)}
              {unit === '%' && '\u00a0%'}
            </span>
          </div>
          <div className="bg-sunken mt-1 h-2 overflow-hidden rounded-full">
            <div
              className="bg-accent h-full rounded-full"
              style={{ width: `${(Math.abs(value ?? 0) / max) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
