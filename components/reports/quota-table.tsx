import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { QuotaRow } from '@/lib/reports/figures/queries';
import { formatNumber } from '@/lib/text/format';
import { useValueWords } from './words';

const columns = ['places', 'came', 'womenAimed', 'women'] as const;

/** What the quotas promised beside who came. */
export function QuotaTable({
  rows,
  labels,
}: {
  rows: readonly QuotaRow[];
  labels: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('reports');
  const word = useValueWords();
  const locale = useLocale();
  return (
    <Panel title={t('quotas.title')} hint={t('quotas.hint')} flush>
      <Table caption={t('quotas.title')}>
        <Thead>
          <Tr>
            <Th>{t('dimension.country')}</Th>
            {columns.map((column) => (
              <Th key={column} numeric>
                {t(`quotas.${column}`)}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.country}>
              <Td head>{word('country', row.country, labels)}</Td>
              {columns.map((column) => (
                <Td key={column} numeric label={t(`quotas.${column}`)} className="tabular-nums">
                  {formatNumber(row[column], locale)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}
