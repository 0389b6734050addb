import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { shownName } from '@/lib/people/names/rules';
import type { FigureRow, RowColumn } from '@/lib/reports/figures/rows/queries';
import { formatDate, formatNumber } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

/** What a row says in a column, as a text. */
export function useCellText(): (row: FigureRow, column: RowColumn) => string {
  const verdicts = useTranslations('reports.rows.verdict');
  const sexes = useTranslations('people.sex');
  const kinds = useTranslations('runs.kinds');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const own = (en: string | null, ru: string | null) => (en ? inLanguage(language, en, ru) : '');
  return (row, column) => {
    switch (column) {
      case 'person':
        return shownName(row);
      case 'sex':
        return row.sex ? sexes(row.sex) : '';
      case 'country':
        return own(row.countryEn, row.countryRu);
      case 'institution':
        return row.institution ? own(row.institutionEn ?? row.institution, row.institutionRu) : '';
      case 'run':
        return row.code ?? '';
      case 'title':
        return own(row.titleEn, row.titleRu);
      case 'kind':
        return row.kind ? kinds(row.kind) : '';
      case 'day':
        return row.day ? formatDate(row.day, locale, 'shortDay') : '';
      case 'days':
      case 'generation':
        return row[column] === null ? '' : formatNumber(row[column], locale);
      case 'verdict':
        return row.verdict ? verdicts(row.verdict) : '';
      case 'status':
        return own(row.statusEn, row.statusRu);
      case 'number':
      case 'what':
        return row[column] ?? '';
    }
  };
}

/** The rows that a number was counted from, with the ways to the person and the run. */
export function RowsTable({ rows, columns }: { rows: readonly FigureRow[]; columns: readonly RowColumn[] }) {
  const t = useTranslations('reports.rows');
  const text = useCellText();
  const numeric = new Set<RowColumn>(['days', 'generation']);
  const cell = (row: FigureRow, column: RowColumn) => {
    const shown = text(row, column);
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
