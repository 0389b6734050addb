import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { formatNumber } from '@/lib/text/format';

type Props = {
  caption: string;
  heads: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly (string | number | null)[])[];
};

/** The numbers of a chart, for who wants to read or copy them, or does not see the bars. */
export function IndicatorTable({ caption, heads, rows }: Props) {
  const t = useTranslations('programmes.indicator');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const said = (cell: string | number | null | undefined) =>
    typeof cell === 'number'
      ? formatNumber(cell, locale, Number.isInteger(cell) ? 0 : 1)
      : (cell ?? t('noValue'));
  return (
    <details className="mt-2">
      <summary className="text-ink-muted cursor-pointer text-sm">{t('asTable')}</summary>
      <Table caption={caption} phone="scroll">
        <Thead>
          <Tr>
            {heads.map((head, index) => (
              <Th key={head} numeric={index > 0}>
                {head}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(([head, ...cells]) => (
            <Tr key={head}>
              <Td head>{head}</Td>
              {cells.map((cell, index) => (
                <Td key={heads[index + 1]} numeric className="text-right tabular-nums">
                  {said(cell)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </details>
  );
}
