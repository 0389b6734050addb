import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { Cost } from '@/lib/reports/figures/rules';
import { formatMoney } from '@/lib/runs/money/currencies/rules';

const columns = ['budgetMinor', 'actualMinor'] as const;
const words = { budgetMinor: 'budget', actualMinor: 'actual' } as const;

/** What the runs were to cost and cost, a line a currency: what is in two of them is never added up. */
export function CostTable({ costs }: { costs: readonly Cost[] }) {
  const t = useTranslations('reports.costs');
  const locale = useLocale();
  return (
    <Panel title={t('title')} hint={t('hint')} flush>
      <Table caption={t('title')}>
        <Thead>
          <Tr>
            <Th>{t('currency')}</Th>
            {columns.map((column) => (
              <Th key={column} numeric>
                {t(words[column])}
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {costs.map((cost) => (
            <Tr key={cost.currency}>
              <Td head>{cost.currency}</Td>
              {columns.map((column) => (
                <Td key={column} numeric label={t(words[column])} className="tabular-nums">
                  {formatMoney(cost[column], cost.currency, locale)}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Panel>
  );
}
