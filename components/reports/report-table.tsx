import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { ReportTable as Counted } from '@/lib/reports/figures/rules';
import type { DimensionName, Part } from '@/lib/reports/figures/types';
import { ReportNumber } from './number';
import { useValueWords } from './words';

type Props = {
  title: string;
  hint?: string;
  table: Counted;
  rows: DimensionName;
  columns: DimensionName | null;
  labels: ReadonlyMap<string, string>;
  /** Where the rows of a part are; null for who may not see them. */
  href: (parts: Part[]) => string | null;
};

/** A figure divided, as a table whose rows are bars as well. Where a number is suppressed there is no bar. */
export function ReportTable({ title, hint, table, rows, columns, labels, href }: Props) {
  const t = useTranslations('reports');
  const word = useValueWords();
  const max = Math.max(...table.rows.map(({ total }) => total ?? 0), 1);
  const heads = columns ? table.columns : [];
  const part = (dimension: DimensionName, value: string | null): Part => ({ dimension, value });
  return (
    <Panel title={title} hint={hint} flush>
      <Table caption={title} phone={heads.length > 0 ? 'cards' : 'scroll'}>
        <Thead>
          <Tr>
            <Th>{t(`dimension.${rows}`)}</Th>
            {columns &&
              heads.map((value) => (
                <Th key={value} numeric>
                  {word(columns, value)}
                </Th>
              ))}
            <Th numeric>{t('table.total')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {table.rows.map((row) => {
            const name = word(rows, row.value, labels);
            return (
              <Tr key={row.value}>
                <Td head className="md:w-1/2">
                  {name}
                  <span
                    aria-hidden
                    className="bg-sunken mt-1 block h-1.5 overflow-hidden rounded-full max-md:hidden"
                  >
                    <span
                      className="bg-accent block h-full rounded-full"
                      style={{ width: `${((row.total ?? 0) / max) * 100}%` }}
                    />
                  </span>
                </Td>
                {columns &&
                  heads.map((value, at) => (
                    <Td key={value} numeric label={word(columns, value)} className="tabular-nums">
                      <ReportNumber
                        value={row.cells[at] ?? null}
                        href={href([part(rows, row.value), part(columns, value)])}
                        label={`${name}, ${word(columns, value)}`}
                      />
                    </Td>
                  ))}
                <Td numeric label={t('table.total')} className="tabular-nums">
                  <ReportNumber value={row.total} href={href([part(rows, row.value)])} label={name} />
                </Td>
              </Tr>
            );
          })}
          <Tr className="font-semibold">
            <Td head>{t('table.total')}</Td>
            {columns &&
              heads.map((value, at) => (
                <Td key={value} numeric label={word(columns, value)} className="font-semibold! tabular-nums">
                  <ReportNumber
                    value={table.columnTotals[at] ?? null}
                    href={href([part(columns, value)])}
                    label={word(columns, value)}
                  />
                </Td>
              ))}
            <Td numeric label={t('table.total')} className="font-semibold! tabular-nums">
              <ReportNumber value={table.total} href={href([])} label={t('table.total')} />
            </Td>
          </Tr>
        </Tbody>
      </Table>
    </Panel>
  );
}
