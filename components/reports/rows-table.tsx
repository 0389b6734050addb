import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { FigureRow, RowColumn } from '@/lib/reports/figures/rows/queries';
import { rowCell } from '@/lib/reports/wording/rules';
import { formatDate, formatNumber } from '@/lib/text/format';

/** The rows that a number was counted from, with the ways to the person and the run. */
export function RowsTable({ rows, columns }: { rows: readonly FigureRow[]; columns: readonly RowColumn[] }) {
  const t = useTranslations('reports.rows');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const numeric = new Set<RowColumn>(['days', 'generation', 'gain', 'counted']);
  const cell = (row: FigureRow, column: RowColumn) => {
    const value = rowCell(language, row, column);
    const shown =
      typeof value === 'number'
        ? formatNumber(value, locale)
        : typeof value === 'object' && value !== null
          ? formatDate(value.day, locale, 'shortDay')
          : value;
    const href =
      column === 'person' && row.personId
        ? `/people/${row.personId}`
        : column === 'run' && row.runId
          ? `/runs/${row.runId}`
          : null;
    return href ? (
      <Link href={href} prefetch={false} className="link" dir="auto">
        {shown}
      </Link>
    ) : (
      shown || '–'
    );
  };
  return (
    <Table caption={t('caption')}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column} numeric={numeric.has(column)}>
              {t(`column.${column}`)}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row, index) => (
          <Tr key={index}>
            {columns.map((column, at) => (
              <Td
                key={column}
                head={at === 0}
                label={at === 0 ? undefined : t(`column.${column}`)}
                numeric={numeric.has(column)}
              >
                {cell(row, column)}
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
